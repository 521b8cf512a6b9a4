export interface Segment {
  kind: 'flow' | 'table';
  html: string;
}

/** Cuts clean HTML at its outermost tables, so that each table can scroll sideways by itself. */
export function splitTables(html: string): Segment[] {
  const segments: Segment[] = [];
  const push = (kind: Segment['kind'], piece: string) => {
    if (piece.trim()) segments.push({ kind, html: piece });
  };
  let depth = 0;
  let start = 0;
  for (const tag of html.matchAll(/<(\/?)table\b[^>]*>/gi)) {
    const isClosing = tag[1] === '/';
    if (!isClosing && depth++ === 0) {
      push('flow', html.slice(start, tag.index));
      start = tag.index;
    } else if (isClosing && depth > 0 && --depth === 0) {
      const end = tag.index + tag[0].length;
      push('table', html.slice(start, end));
      start = end;
    }
  }
  push(depth > 0 ? 'table' : 'flow', html.slice(start));
  return segments;
}

const STYLES: Record<string, string> = {
  table: 'border-collapse:collapse;min-width:100%',
  td: 'border:1px solid #dcd7ca;padding:6px 8px;vertical-align:top;min-width:5em',
  th: 'border:1px solid #dcd7ca;padding:6px 8px;vertical-align:top;min-width:5em;background:#f0ede4;text-align:left',
  p: 'margin:0 0 8px',
  h1: 'font-size:1.1em;margin:12px 0 8px',
  h2: 'font-size:1.1em;margin:12px 0 8px',
  h3: 'font-size:1em;margin:12px 0 8px',
  img: 'max-width:100%;height:auto',
};

/** WeChat's rich-text takes no style sheet for tag names, so each tag carries its style. */
export function withStyles(html: string): string {
  return html.replace(/<(table|td|th|p|h1|h2|h3|img)\b(?=[\s>/])/gi, (open, tag: string) => `${open} style="${STYLES[tag.toLowerCase()] ?? ''}"`);
}
