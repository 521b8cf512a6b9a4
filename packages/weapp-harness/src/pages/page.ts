import { readPageConfig, type PageConfig } from '../bundle/app-config.js';
import type { Realm } from '../bundle/realm.js';
import { TreeNode, type Owner } from '../tree/node.js';
import type { Scope } from '../wxml/expression.js';
import type { WxmlFiles } from '../wxml/files.js';
import { renderFile, type ComponentView } from '../wxml/render.js';
import { Instance, type InstanceWorld } from './instance.js';

export interface PageWorld extends Omit<InstanceWorld, 'redraw'> {
  dir: string;
  realm: Realm;
  files: WxmlFiles;
  setTimeout(run: () => void, ms: number): unknown;
  /** Members that every page or component instance has in WeChat. */
  extras(root: () => TreeNode): Record<string, unknown>;
}

interface Attached {
  instance: Instance;
  route: string;
}

/** One page of the stack: its instance, and what it shows now. */
export class Page {
  readonly instance: Instance;
  readonly config: PageConfig;
  title: string;
  private readonly components = new Map<string, Attached>();
  private readonly instances = new Map<Owner, Attached>();
  private drawn: TreeNode | undefined;

  constructor(
    readonly route: string,
    readonly query: Readonly<Record<string, string>>,
    private readonly world: PageWorld,
  ) {
    this.config = readPageConfig(world.dir, route);
    this.title = this.config.navigationBarTitleText ?? '';
    this.instance = this.open(route, world.realm.definitionOf('pages', route), { options: query });
    this.instances.set(this.instance.self, { instance: this.instance, route });
  }

  /** What the page shows; custom components are attached while it is drawn. */
  tree(): TreeNode {
    this.drawn ??= this.draw();
    return this.drawn;
  }

  /** Calls the method that a handler names on the page or component that wrote it. */
  callHandler(owner: Owner, method: string, event: unknown): void {
    this.instances.get(owner)?.instance.call(method, event);
  }

  detach(): void {
    for (const { instance } of this.instances.values()) instance.detach();
  }

  private open(route: string, definition: Record<string, unknown>, extras: Record<string, unknown>): Instance {
    const redraw = (callback: (() => void) | undefined): void => {
      this.drawn = undefined;
      // The view answers later than the script: after this turn, and then the callback.
      this.world.setTimeout(() => {
        this.tree();
        callback?.();
      }, 0);
    };
    return new Instance(route, definition, { ...extras, ...this.world.extras(() => this.tree()) }, { ...this.world, adopt: (value) => this.world.realm.adopt(value), redraw });
  }

  private draw(): TreeNode {
    const seen = new Set<string>();
    const file = this.world.files.load(`${this.route}.wxml`);
    const tree = renderFile(file, this.instance.data, this.instance.self, (owner, tag, attributes, key) => this.openComponent(owner, tag, attributes, key, seen));
    for (const [key, { instance }] of this.components) if (!seen.has(key)) this.closeComponent(key, instance);
    return tree;
  }

  private openComponent(owner: Owner, tag: string, attributes: Scope, position: string, seen: Set<string>): ComponentView | undefined {
    const from = this.instances.get(owner)?.route ?? this.route;
    const route = componentRoute(from, readPageConfig(this.world.dir, from).usingComponents?.[tag]);
    if (route === undefined) return undefined;
    const sid = (attributes['i'] as { sid?: unknown } | undefined)?.sid;
    const key = sid === undefined ? position : `${tag}#${String(sid)}`;
    seen.add(key);
    const known = this.components.get(key);
    if (known === undefined) return this.attach(key, route, attributes);
    Object.assign(known.instance.data, attributes);
    return { owner: known.instance.self, file: this.world.files.load(`${route}.wxml`), data: known.instance.data };
  }

  private attach(key: string, route: string, attributes: Scope): ComponentView {
    const definition = this.world.realm.definitionOf('components', route);
    const instance = this.open(route, definition, { properties: attributes });
    Object.assign(instance.data, attributes);
    const attached = { instance, route };
    this.components.set(key, attached);
    this.instances.set(instance.self, attached);
    const lifetimes = (definition['lifetimes'] ?? {}) as Record<string, unknown>;
    for (const name of ['created', 'attached', 'ready', 'detached']) if (lifetimes[name] !== undefined) instance.self[name] = lifetimes[name];
    for (const name of ['created', 'attached', 'ready']) instance.call(name);
    return { owner: instance.self, file: this.world.files.load(`${route}.wxml`), data: instance.data };
  }

  private closeComponent(key: string, instance: Instance): void {
    this.components.delete(key);
    this.instances.delete(instance.self);
    instance.call('detached');
    instance.detach();
  }
}

function componentRoute(from: string, to: string | undefined): string | undefined {
  if (to === undefined) return undefined;
  return new URL(to, `weapp://x/${from}`).pathname.slice(1);
}
