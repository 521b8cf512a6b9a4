import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { parseWxml, type WxmlElement, type WxmlNode } from './parser.js';

/** One WXML file ready to render: its own nodes, and the templates and wxs modules that it sees. */
export interface WxmlFile {
  nodes: WxmlNode[];
  templates: Map<string, { file: WxmlFile; element: WxmlElement }>;
  modules: Record<string, unknown>;
}

/** Reads WXML files of a bundle, each once. */
export class WxmlFiles {
  private readonly files = new Map<string, WxmlFile>();

  constructor(private readonly dir: string) {}

  /** Loads a file by its path inside the bundle; throws when it is missing or broken. */
  load(name: string): WxmlFile {
    const known = this.files.get(name);
    if (known !== undefined) return known;
    const nodes = parseWxml(readFileSync(path.join(this.dir, name), 'utf8'));
    const file: WxmlFile = { nodes: [], templates: new Map(), modules: {} };
    this.files.set(name, file);
    for (const node of nodes) this.declare(file, name, node);
    return file;
  }

  /** Templates seen through `<import>` are those the other file declares itself. */
  private declare(file: WxmlFile, name: string, node: WxmlNode): void {
    if (node.kind === 'text') return void file.nodes.push(node);
    const source = resolve(name, node.attributes.get('src') ?? '');
    if (node.tag === 'import') {
      for (const [key, template] of this.load(source).templates) if (!file.templates.has(key)) file.templates.set(key, template);
    } else if (node.tag === 'include') {
      file.nodes.push(...this.load(source).nodes);
    } else if (node.tag === 'wxs') {
      file.modules[node.attributes.get('module') ?? ''] = this.module(node, source);
    } else if (node.tag === 'template' && node.attributes.has('name')) {
      file.templates.set(node.attributes.get('name') ?? '', { file, element: node });
    } else {
      file.nodes.push(node);
    }
  }

  private module(node: WxmlElement, source: string): unknown {
    const [inline] = node.children;
    const code = inline?.kind === 'text' ? inline.source : readFileSync(path.join(this.dir, source), 'utf8');
    const module = { exports: {} as unknown };
    const run = vm.compileFunction(code, ['module', 'exports', 'getRegExp', 'getDate']) as (...args: unknown[]) => void;
    run(
      module,
      module.exports,
      (pattern: string, flags?: string) => new RegExp(pattern, flags),
      (...args: [number]) => new Date(...args),
    );
    return module.exports;
  }
}

function resolve(from: string, to: string): string {
  return to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(from), to);
}
