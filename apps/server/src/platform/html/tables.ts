import { type ChildNode, type Element, isTag } from 'domhandler';
import { withoutOnlyParagraph } from './characters.js';

type Flow = (nodes: ChildNode[]) => string[];
interface Cell {
  tag: string;
  columns: number;
  rows: number;
  blocks: string[];
}
interface Table {
  rows: Cell[][];
  /** Text that stood in the table but in no cell. */
  loose: ChildNode[];
}

const PARTS = new Set(['thead', 'tbody', 'tfoot']);
const MAX_SPAN = 50;
/** More columns than this do not fit a phone: the page lets such a table scroll sideways. */
const NARROW_COLUMNS = 3;

function span(value: string | undefined): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= MAX_SPAN ? number : 1;
}

function readRow(row: Element, table: Table, flow: Flow): void {
  const cells: Cell[] = [];
  for (const child of row.children) {
    if (isTag(child) && (child.name === 'td' || child.name === 'th')) {
      cells.push({ tag: child.name, columns: span(child.attribs['colspan']), rows: span(child.attribs['rowspan']), blocks: flow(child.children) });
    } else table.loose.push(child);
  }
  if (cells.length > 0) table.rows.push(cells);
}

function readRows(nodes: ChildNode[], table: Table, flow: Flow): Table {
  for (const node of nodes) {
    if (!isTag(node)) table.loose.push(node);
    else if (node.name === 'tr') readRow(node, table, flow);
    else if (PARTS.has(node.name)) readRows(node.children, table, flow);
    else table.loose.push(node);
  }
  return table;
}

/** Rows without a word go, unless a cell reaches over rows: then every row counts. */
function withoutEmptyRows(rows: Cell[][]): Cell[][] {
  if (rows.some((row) => row.some((cell) => cell.rows > 1))) return rows;
  return rows.filter((row) => row.some((cell) => cell.blocks.length > 0));
}

function renderCell({ tag, columns, rows, blocks }: Cell): string {
  return `<${tag}${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}>${withoutOnlyParagraph(blocks)}</${tag}>`;
}

/** A table for a phone; a table of one cell was layout and leaves its content behind. */
export function renderTable(element: Element, flow: Flow): string[] {
  const { rows: all, loose } = readRows(element.children, { rows: [], loose: [] }, flow);
  const before = flow(loose);
  const rows = withoutEmptyRows(all);
  if (rows.every((row) => row.every((cell) => cell.blocks.length === 0))) return before;
  const [first] = rows;
  if (rows.length === 1 && first?.length === 1) return [...before, ...(first[0]?.blocks ?? [])];
  const isWide = rows.some((row) => row.reduce((sum, cell) => sum + cell.columns, 0) > NARROW_COLUMNS);
  const body = rows.map((row) => `<tr>${row.map(renderCell).join('')}</tr>`).join('');
  return [...before, `<table${isWide ? ' class="t-wide"' : ''}><tbody>${body}</tbody></table>`];
}
