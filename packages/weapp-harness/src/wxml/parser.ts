/** What stands in a WXML file. Attribute values and texts are kept as written, `{{ }}` included. */
export type WxmlNode = WxmlElement | { kind: 'text'; source: string };

export interface WxmlElement {
  kind: 'element';
  tag: string;
  attributes: ReadonlyMap<string, string>;
  children: WxmlNode[];
}

const COMMENT = /<!--[\s\S]*?-->/y;
const CLOSE = /<\/\s*([\w-]+)\s*>/y;
const OPEN = /<([\w-]+)/y;
const ATTRIBUTE = /\s*([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/y;
const END = /\s*(\/?)>/y;
const RAW_WXS = /([\s\S]*?)<\/wxs>/y;

/** Parses a WXML file; throws with the position when tags do not fit together. */
export function parseWxml(source: string): WxmlNode[] {
  return new Parser(source).parse();
}

class Parser {
  private at = 0;
  private readonly root: WxmlElement = { kind: 'element', tag: '', attributes: new Map(), children: [] };
  private readonly open: WxmlElement[] = [this.root];

  constructor(private readonly source: string) {}

  parse(): WxmlNode[] {
    while (this.at < this.source.length) this.step();
    if (this.open.length > 1) this.fail(`<${this.current.tag}> is not closed`);
    return this.root.children;
  }

  private get current(): WxmlElement {
    return this.open.at(-1) ?? this.root;
  }

  private step(): void {
    if (this.take(COMMENT) !== null) return;
    const close = this.take(CLOSE);
    if (close !== null) return this.close(close[1] ?? '');
    const start = this.take(OPEN);
    if (start !== null) return this.element(start[1] ?? '');
    this.text();
  }

  private element(tag: string): void {
    const attributes = new Map<string, string>();
    let end = this.take(END);
    while (end === null) {
      const attribute = this.take(ATTRIBUTE);
      if (attribute === null) return this.fail(`<${tag}> has no end`);
      attributes.set(attribute[1] ?? '', attribute[2] ?? attribute[3] ?? '');
      end = this.take(END);
    }
    const element: WxmlElement = { kind: 'element', tag, attributes, children: [] };
    this.current.children.push(element);
    if (end[1] === '/') return;
    if (tag === 'wxs') element.children.push({ kind: 'text', source: this.take(RAW_WXS)?.[1] ?? '' });
    else this.open.push(element);
  }

  private close(tag: string): void {
    if (this.current.tag !== tag) this.fail(`</${tag}> closes <${this.current.tag}>`);
    this.open.pop();
  }

  private text(): void {
    const from = this.at;
    // Braces may hold a `<`, so a text ends at the first `<` outside them.
    do {
      const braces = this.source.startsWith('{{', this.at) ? this.source.indexOf('}}', this.at) : -1;
      this.at = braces >= 0 ? braces + 2 : this.at + 1;
    } while (this.at < this.source.length && this.source[this.at] !== '<');
    const source = this.source.slice(from, this.at);
    if (source.trim() !== '') this.current.children.push({ kind: 'text', source });
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  private fail(message: string): void {
    throw new Error(`WXML, line ${this.source.slice(0, this.at).split('\n').length}: ${message}`);
  }
}
