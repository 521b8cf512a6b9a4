import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { ErrorLog } from './error-log.js';
import type { Timers } from './timers.js';

/** The methods and data that a script gives to App, Page or Component. */
export type Definition = Record<string, unknown>;

export interface Definitions {
  app: Definition | undefined;
  pages: Map<string, Definition>;
  components: Map<string, Definition>;
}

/** The JavaScript world of one bundle: no Node, no DOM, no eval; CommonJS over the build folder; App, Page and Component collect. */
export class Realm {
  readonly definitions: Definitions = { app: undefined, pages: new Map(), components: new Map() };
  private readonly context: vm.Context;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly parseJson: (text: string) => unknown;
  /** The route whose script runs now: Page() and Component() belong to it. */
  private loading = '';

  constructor(
    private readonly dir: string,
    globals: Record<string, unknown>,
    timers: Timers,
    errors: ErrorLog,
    clockAheadMs = 0,
  ) {
    const define = (kind: 'pages' | 'components') => (definition: Definition) => void this.definitions[kind].set(this.loading, definition);
    // WeChat forbids code from strings; a bundle that needs it must fail here as it does there.
    this.context = vm.createContext(
      {
        ...globals,
        App: (definition: Definition) => void (this.definitions.app = definition),
        Page: define('pages'),
        Component: define('components'),
        Behavior: (definition: Definition) => definition,
        console: consoleFor(errors),
        setTimeout: timers.setTimeout,
        setInterval: timers.setInterval,
        clearTimeout: timers.clear,
        clearInterval: timers.clear,
      },
      { codeGeneration: { strings: false, wasm: false } },
    );
    if (clockAheadMs !== 0) vm.runInContext(setClock(clockAheadMs), this.context);
    this.parseJson = vm.runInContext('JSON.parse', this.context) as (text: string) => unknown;
  }

  /** Runs the script of a page or component once and gives what it registered. */
  definitionOf(kind: 'pages' | 'components', route: string): Definition {
    if (!this.definitions[kind].has(route)) this.load(route);
    const definition = this.definitions[kind].get(route) ?? this.definitions[kind === 'pages' ? 'components' : 'pages'].get(route);
    if (definition === undefined) throw new Error(`${route}.js registered no ${kind === 'pages' ? 'Page' : 'Component'}`);
    return definition;
  }

  /** Runs app.js and gives what it registered. */
  app(): Definition {
    this.load('app');
    if (this.definitions.app === undefined) throw new Error('app.js registered no App');
    return this.definitions.app;
  }

  /** A copy of a plain value whose objects belong to the bundle's world, as everything does that comes over WeChat's bridge. */
  adopt<T>(value: T): T {
    if (value === null || typeof value !== 'object') return value;
    return this.parseJson(JSON.stringify(value)) as T;
  }

  /** An ArrayBuffer of the bundle's world with these bytes. */
  adoptBytes(bytes: Uint8Array): ArrayBuffer {
    const make = vm.runInContext('(length) => new Uint8Array(length)', this.context) as (length: number) => Uint8Array;
    const copy = make(bytes.length);
    copy.set(bytes);
    return copy.buffer as ArrayBuffer;
  }

  /** Did this promise come from the bundle? */
  owns(promise: unknown): boolean {
    return promise instanceof (vm.runInContext('Promise', this.context) as PromiseConstructor);
  }

  private load(route: string): void {
    const before = this.loading;
    this.loading = route;
    try {
      this.require(`${route}.js`);
    } finally {
      this.loading = before;
    }
  }

  private require(name: string): unknown {
    const known = this.modules.get(name);
    if (known !== undefined) return known.exports;
    const file = path.join(this.dir, name);
    if (!existsSync(file)) throw new Error(`module '${name}' is not defined`);
    const module = { exports: {} as unknown };
    this.modules.set(name, module);
    const run = vm.compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports'], {
      parsingContext: this.context,
      filename: file,
    }) as (...args: unknown[]) => void;
    run((to: string) => this.require(resolveModule(name, to)), module, module.exports);
    return module.exports;
  }
}

/** A script that sets a world's clock. */
const setClock = (aheadMs: number) => `globalThis.Date = class extends Date {
  constructor(...parts) { parts.length > 0 ? super(...parts) : super(new.target.now()); }
  static now() { return super.now() + ${aheadMs}; }
};`;

function resolveModule(from: string, to: string): string {
  const name = to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(from), to);
  return name.endsWith('.js') ? name : `${name}.js`;
}

function consoleFor(errors: ErrorLog): Record<string, (...args: unknown[]) => void> {
  const silent = (): void => undefined;
  const error = (...args: unknown[]): void => errors.add('console.error', args.map(String).join(' '));
  return { log: silent, info: silent, debug: silent, warn: silent, group: silent, groupEnd: silent, time: silent, timeEnd: silent, error };
}
