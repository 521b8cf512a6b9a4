import { type ChildNode, isTag, isText } from 'domhandler';
import { getOuterHTML } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { escapeHtml } from '../../../platform/html/characters.js';

/** Pieces of a text without cutting a character in two. */
function cutText(text: string, max: number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + max);
    if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1] ?? '')) to -= 1;
    pieces.push(escapeHtml(text.slice(from, to)));
    from = to;
  }
  return pieces;
}

/** A node in pieces of about `max`: its children are grouped and each group gets the node's own tags again. */
function cut(node: ChildNode, max: number): string[] {
  const whole = isText(node) ? escapeHtml(node.data) : getOuterHTML(node, { encodeEntities: 'utf8' });
  if (whole.length <= max) return [whole];
  if (isText(node)) return cutText(node.data, max);
  if (!isTag(node)) return [];
  const [open = '', close = ''] = [whole.slice(0, whole.indexOf('>') + 1), `</${node.name}>`];
  return group(node.children, max).map((inside) => `${open}${inside}${close}`);
}

function group(nodes: ChildNode[], max: number): string[] {
  const groups: string[] = [];
  let current = '';
  for (const piece of nodes.flatMap((node) => cut(node, max))) {
    if (current !== '' && current.length + piece.length > max) {
      groups.push(current);
      current = '';
    }
    current += piece;
  }
  return current === '' ? groups : [...groups, current];
}

/**
 * Clean HTML in parts of about `max` characters, each whole by itself: a table that is too long goes on as another table.
 * Tags that must be repeated come on top of `max`. Joined text is unchanged; nothing in, nothing out.
 */
export const splitParts = (html: string, max: number): string[] => (html.length <= max ? [html].filter(Boolean) : group(parseDocument(html).children, max));
