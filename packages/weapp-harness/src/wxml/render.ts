import { TreeNode, type Owner } from '../tree/node.js';
import { asText, compileData, compileValue, type Scope } from './expression.js';
import type { WxmlFile } from './files.js';
import type { WxmlElement, WxmlNode } from './parser.js';

/** A custom component met while rendering: what to draw in its place. */
export interface ComponentView {
  owner: Owner;
  file: WxmlFile;
  data: Scope;
}

/** Gives the instance of a custom component for these attributes, or undefined when the tag is no component of the owner. */
export type OpenComponent = (owner: Owner, tag: string, attributes: Scope, key: string) => ComponentView | undefined;

const EVENT = /^(?:capture-)?(bind|catch|mut-bind):?([\w-]+)$/;
const DIRECTIVES = /^wx:/;

/** Draws a file with its owner's data into a tree whose root has the tag `page`. */
export function renderFile(file: WxmlFile, data: Scope, owner: Owner, openComponent: OpenComponent): TreeNode {
  const root = new TreeNode('page', undefined, owner);
  new Renderer(owner, openComponent, '').children(file.nodes, { file, scope: { ...data, ...file.modules } }, root);
  return root;
}

interface Place {
  file: WxmlFile;
  scope: Scope;
}

class Renderer {
  private components = 0;

  constructor(
    private readonly owner: Owner,
    private readonly openComponent: OpenComponent,
    private readonly key: string,
  ) {}

  children(nodes: readonly WxmlNode[], place: Place, parent: TreeNode): void {
    let isChosen = false;
    for (const node of nodes) {
      if (node.kind === 'text') {
        parent.children.push(TreeNode.text(asText(compileValue(node.source)(place.scope)), parent, this.owner));
        continue;
      }
      const isIf = node.attributes.has('wx:if');
      const isElse = node.attributes.has('wx:elif') || node.attributes.has('wx:else');
      if (isIf) isChosen = false;
      if (isElse && isChosen) continue;
      if (node.attributes.has('wx:for')) this.repeat(node, place, parent);
      else if (this.isWanted(node, place.scope)) {
        isChosen = isIf || isElse;
        this.element(node, place, parent);
      }
    }
  }

  private isWanted(node: WxmlElement, scope: Scope): boolean {
    const condition = node.attributes.get('wx:if') ?? node.attributes.get('wx:elif');
    return condition === undefined || Boolean(compileValue(condition)(scope));
  }

  private repeat(node: WxmlElement, place: Place, parent: TreeNode): void {
    const list = compileValue(node.attributes.get('wx:for') ?? '')(place.scope);
    const item = node.attributes.get('wx:for-item') ?? 'item';
    const index = node.attributes.get('wx:for-index') ?? 'index';
    for (const [key, value] of Object.entries(list ?? [])) {
      const scope: Scope = { ...place.scope, [item]: value, [index]: Array.isArray(list) ? Number(key) : key };
      if (this.isWanted(node, scope)) this.element(node, { file: place.file, scope }, parent);
    }
  }

  private element(node: WxmlElement, place: Place, parent: TreeNode): void {
    if (node.tag === 'block') return this.children(node.children, place, parent);
    if (node.tag === 'template') return this.template(node, place, parent);
    const drawn = new TreeNode(node.tag, parent, this.owner);
    this.attributes(node, place.scope, drawn);
    parent.children.push(drawn);
    const view = this.openComponent(this.owner, node.tag, drawn.attrs, `${this.key}/${node.tag}.${(this.components += 1)}`);
    if (view === undefined) return this.children(node.children, place, drawn);
    const inner = new Renderer(view.owner, this.openComponent, `${this.key}/${node.tag}.${this.components}`);
    inner.children(view.file.nodes, { file: view.file, scope: { ...view.data, ...view.file.modules } }, drawn);
  }

  private template(node: WxmlElement, place: Place, parent: TreeNode): void {
    const name = asText(compileValue(node.attributes.get('is') ?? '')(place.scope));
    const template = place.file.templates.get(name);
    if (template === undefined) throw new Error(`WXML: there is no template "${name}"`);
    const data = compileData(node.attributes.get('data') ?? '')(place.scope) as Scope;
    this.children(template.element.children, { file: template.file, scope: { ...data, ...template.file.modules } }, parent);
  }

  private attributes(node: WxmlElement, scope: Scope, drawn: TreeNode): void {
    for (const [name, source] of node.attributes) {
      if (DIRECTIVES.test(name)) continue;
      const [, kind, type] = EVENT.exec(name) ?? [];
      const value = source === '' && kind === undefined ? true : compileValue(source)(scope);
      if (type !== undefined) drawn.handlers.set(type, { method: asText(value), isCatch: kind === 'catch' });
      else if (name.startsWith('data-')) drawn.dataset[camel(name.slice('data-'.length))] = value;
      else if (value !== undefined) drawn.attrs[name] = value;
    }
  }
}

function camel(name: string): string {
  return name.toLowerCase().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
