import { Tokenizer } from 'htmlparser2';
import { oneLine, webAddress } from './fields.js';

const CELLS = new Set(['td', 'th']);
const LINES = new Set(['p', 'div', 'br', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section']);
const TABLE_PARTS = new Set(['tr', 'table', 'tbody', 'thead']);
const UNSEEN = new Set(['script', 'style', 'title', 'noscript', 'template']);
const MOST_ROWS = 3000;
const MOST_LINKS = 50;
const LONGEST_BODY = 2_000_000;

export interface HtmlText {
  /** Rows in reading order: a table row's cells, or one cell for a line outside tables. Nested tables flatten. */
  rows: string[][];
  links: { name: string; url: string }[];
}

/** Collects rows while the tags go by; it keeps no stack, so depth costs nothing. */
class RowCollector {
  readonly rows: string[][] = [];
  readonly links: { name: string; url: string }[] = [];
  private cells: string[] = [];
  private text = '';
  private unseen = '';
  private inCell = false;
  private link: { url: string; from: number } | null = null;

  open(name: string, href: string): void {
    if (UNSEEN.has(name)) this.unseen = name;
    this.border(name);
    if (CELLS.has(name)) this.inCell = true;
    if (name === 'a') this.link = { url: href, from: this.text.length };
  }

  close(name: string): void {
    if (name === this.unseen) this.unseen = '';
    if (name === 'a') this.endLink();
    this.border(name);
    if (CELLS.has(name)) this.inCell = false;
  }

  write(text: string): void {
    if (this.unseen === '') this.text += text;
  }

  endRow(): void {
    this.endCell();
    if (this.cells.length > 0 && this.rows.length < MOST_ROWS) this.rows.push(this.cells);
    this.cells = [];
    this.inCell = false;
  }

  /** What a tag separates: cells, rows, or words of one cell. */
  private border(name: string): void {
    if (CELLS.has(name)) this.endCell();
    else if (TABLE_PARTS.has(name) || (LINES.has(name) && !this.inCell)) this.endRow();
    else if (LINES.has(name)) this.text += ' ';
  }

  private endLink(): void {
    const url = webAddress(this.link?.url ?? null);
    const name = oneLine(this.text.slice(this.link?.from ?? 0));
    if (url && this.links.length < MOST_LINKS) this.links.push({ name: name.slice(0, 200) || '附件', url });
    this.link = null;
  }

  private endCell(): void {
    const cell = oneLine(this.text);
    if (cell) this.cells.push(cell);
    this.text = '';
  }
}

const ignore = (): void => undefined;

/** htmlparser2's tokens without its parser: the parser's stack makes deep nesting quadratic. */
function tokens(html: string, collector: RowCollector): void {
  let [tag, attribute, value, href] = ['', '', '', ''];
  const cut = (start: number, end: number): string => html.slice(start, end);
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname: (start, end) => ([tag, href] = [cut(start, end).toLowerCase(), '']),
      onattribname: (start, end) => ([attribute, value] = [cut(start, end).toLowerCase(), '']),
      onattribdata: (start, end) => (value += cut(start, end)),
      onattribentity: (codepoint) => (value += String.fromCodePoint(codepoint)),
      onattribend: () => (href = attribute === 'href' ? value : href),
      onopentagend: () => collector.open(tag, href),
      onselfclosingtag: () => collector.open(tag, href),
      onclosetag: (start, end) => collector.close(cut(start, end).toLowerCase()),
      ontext: (start, end) => collector.write(cut(start, end)),
      ontextentity: (codepoint) => collector.write(String.fromCodePoint(codepoint)),
      ...{ oncdata: ignore, oncomment: ignore, ondeclaration: ignore, onend: ignore, onprocessinginstruction: ignore },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** The text of a notice as rows of cells, and its links; linear in its length, whatever the tags are. */
export function htmlText(html: string): HtmlText {
  const collector = new RowCollector();
  tokens(html.slice(0, LONGEST_BODY), collector);
  collector.endRow();
  return { rows: collector.rows, links: collector.links };
}
