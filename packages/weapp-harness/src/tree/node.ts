/** The page or component instance whose methods the handlers of a node name. */
export type Owner = object;

export interface Handler {
  method: string;
  /** `catchtap` ends the way of the event, `bindtap` lets it go on to the parents. */
  isCatch: boolean;
}

const INLINE = new Set(['text', '#text', 'span']);
const HIDDEN_STYLE = /display:\s*none|visibility:\s*hidden/;

/** One node of a rendered page, as the view layer would show it. Text nodes have the tag `#text`. */
export class TreeNode {
  readonly children: TreeNode[] = [];
  readonly attrs: Record<string, unknown> = {};
  readonly dataset: Record<string, unknown> = {};
  readonly handlers = new Map<string, Handler>();
  private ownText = '';

  constructor(
    readonly tag: string,
    readonly parent: TreeNode | undefined,
    readonly owner: Owner,
  ) {}

  static text(value: string, parent: TreeNode, owner: Owner): TreeNode {
    const node = new TreeNode('#text', parent, owner);
    node.ownText = value;
    return node;
  }

  get id(): string {
    return String(this.attrs['id'] ?? '');
  }

  /** Is it kept from the eye by itself: `hidden`, or a style that hides? Style sheets are not read. */
  get isHidden(): boolean {
    const hidden = this.attrs['hidden'];
    return (hidden !== undefined && hidden !== false && hidden !== 'false') || HIDDEN_STYLE.test(String(this.attrs['style'] ?? ''));
  }

  /** The visible text, one line for each block. */
  get text(): string {
    if (this.isHidden) return '';
    if (this.tag === '#text') return this.ownText;
    if (this.tag === 'rich-text') return richText(this.attrs['nodes']);
    let text = '';
    for (const child of this.children) {
      const isBlock = !INLINE.has(child.tag);
      const words = child.text;
      if (isBlock && text !== '' && !text.endsWith('\n')) text += '\n';
      text += words;
      if (isBlock && words !== '') text += '\n';
    }
    return text.replace(/\n+$/, '');
  }

  /** This node and all below it that are not hidden, in document order. */
  *visible(): Generator<TreeNode> {
    if (this.isHidden) return;
    yield this;
    for (const child of this.children) yield* child.visible();
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
const BLOCK_TAG = /^(p|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|br)$/i;

/** The text of `<rich-text nodes>`: HTML, or a list of `{ name, children }` and `{ type: 'text', text }`. */
function richText(nodes: unknown): string {
  if (typeof nodes === 'string') {
    return nodes
      .replace(/<\/?([a-z][\w-]*)[^>]*>/gi, (_, tag: string) => (BLOCK_TAG.test(tag) ? '\n' : ''))
      .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      .replace(/\s*\n\s*/g, '\n')
      .trim();
  }
  if (!Array.isArray(nodes)) return '';
  const parts = (nodes as { type?: string; text?: string; name?: string; children?: unknown }[]).map(({ type, text = '', name = '', children }) => {
    const inner = type === 'text' ? text : richText(children);
    return BLOCK_TAG.test(name) ? `\n${inner}\n` : inner;
  });
  return parts.join('').replace(/\n+/g, '\n').trim();
}
