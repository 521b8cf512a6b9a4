import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { textContent } from 'domutils';
import { escapeHtml, tidyText, withoutOnlyParagraph } from './characters.js';
import { renderTable } from './tables.js';

/** What the caller lets through. */
export interface BlockRules {
  isLink(href: string): boolean;
}

const BLOCKS = new Set(['p', 'div', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);
const MARKS = new Set(['strong', 'em', 'u', 'sup', 'sub']);
/** The page itself has the first two levels. */
const HEADINGS: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h3', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' };

const isEmpty = (html: string): boolean => !html.includes('<img') && html.replace(/<[^>]*>/g, '').trim() === '';

const isBlock = (node: ChildNode): boolean => isTag(node) && BLOCKS.has(node.name);
const holdsBlock = (node: ChildNode): boolean => isTag(node) && node.children.some((child) => isBlock(child) || holdsBlock(child));

/** Inline elements that hold blocks (a link around a table) are opened, so that blocks stand in blocks only. */
const opened = (nodes: ChildNode[]): ChildNode[] => nodes.flatMap((node) => (isTag(node) && !isBlock(node) && holdsBlock(node) ? opened(node.children) : [node]));

function renderInline(nodes: ChildNode[], rules: BlockRules): string {
  return nodes.map((node) => renderInlineNode(node, rules)).join('');
}

function renderInlineNode(node: ChildNode, rules: BlockRules): string {
  if (isText(node)) return escapeHtml(tidyText(node.data));
  if (!isTag(node)) return '';
  if (node.name === 'br') return '<br>';
  if (node.name === 'img') return `<img src="${escapeHtml(node.attribs['src'] ?? '')}" alt="${escapeHtml(tidyText(node.attribs['alt'] ?? ''))}">`;
  const inside = renderInline(node.children, rules);
  if (isEmpty(inside)) return inside.includes('<br>') ? '<br>' : inside === '' ? '' : ' ';
  if (MARKS.has(node.name)) return `<${node.name}>${inside}</${node.name}>`;
  const href = tidyText(node.attribs['href'] ?? '').trim();
  return node.name === 'a' && rules.isLink(href) ? `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${inside}</a>` : inside;
}

const tidyLine = (html: string): string =>
  html
    .replace(/ {2,}/g, ' ')
    .replace(/(?: ?<br>)+ ?/g, '<br>')
    .replace(/^(?: |<br>)+|(?: |<br>)+$/g, '');

function paragraph(nodes: ChildNode[], rules: BlockRules, tag = 'p'): string[] {
  const line = tidyLine(renderInline(nodes, rules));
  return isEmpty(line) ? [] : [`<${tag}>${line}</${tag}>`];
}

function renderList(list: Element, rules: BlockRules): string[] {
  const items = list.children.flatMap((child) => {
    const blocks = flow(isTag(child) && child.name === 'li' ? child.children : [child], rules);
    return blocks.length > 0 ? [`<li>${withoutOnlyParagraph(blocks)}</li>`] : [];
  });
  return items.length > 0 ? [`<${list.name}>${items.join('')}</${list.name}>`] : [];
}

function renderBlock(block: Element, rules: BlockRules): string[] {
  if (block.name === 'table') return renderTable(block, (nodes) => flow(nodes, rules));
  if (block.name === 'ul' || block.name === 'ol') return renderList(block, rules);
  if (block.name === 'blockquote') {
    const inside = flow(block.children, rules);
    return inside.length > 0 ? [`<blockquote>${inside.join('')}</blockquote>`] : [];
  }
  if (block.name === 'pre') return textContent(block).split('\n').map((line) => tidyText(line).trim()).filter(Boolean).map((line) => `<p>${escapeHtml(line)}</p>`);
  const heading = HEADINGS[block.name];
  if (heading && !block.children.some((child) => isBlock(child) || holdsBlock(child))) return paragraph(block.children, rules, heading);
  return flow(block.children, rules);
}

/** Blocks in reading order; text and inline elements between blocks become paragraphs, empty ones go. */
function flow(nodes: ChildNode[], rules: BlockRules): string[] {
  const blocks: string[] = [];
  // Never `push(...list)`: every element becomes an argument, and a long list overflows the stack.
  const add = (more: string[]): void => more.forEach((block) => blocks.push(block));
  let line: ChildNode[] = [];
  const endLine = (): void => {
    add(paragraph(line, rules));
    line = [];
  };
  for (const node of opened(nodes)) {
    if (!isTag(node) || !isBlock(node)) line.push(node);
    else {
      endLine();
      add(renderBlock(node, rules));
    }
  }
  endLine();
  return blocks;
}

/** Sanitised nodes as our own narrow HTML. */
export const renderBlocks = (nodes: ChildNode[], rules: BlockRules): string => flow(nodes, rules).join('');
