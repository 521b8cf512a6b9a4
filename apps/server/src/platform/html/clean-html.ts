import { Parser, parseDocument } from 'htmlparser2';
import sanitizeHtml from 'sanitize-html';
import { AppError } from '../http/app-error.js';
import { renderBlocks } from './blocks.js';
import { escapeHtml, tidyText } from './characters.js';

const MAX_RAW = 5_000_000;
const MAX_CLEAN = 2_000_000;
/** The deepest real notice seen has 31 levels; a bomb has thousands. */
const MAX_DEPTH = 200;
const LOOKS_LIKE_HTML = /<[a-z/!]|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});/i;
const WEB_LINK = /^https?:\/\//i;

const AS_DIV = ['center', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'form', 'fieldset', 'figure', 'figcaption', 'address', 'dl', 'dt', 'dd', 'details', 'summary', 'body', 'marquee'];
const INLINE = { b: 'strong', i: 'em', ins: 'u' } as const;

const options = (ownFile: RegExp): sanitizeHtml.IOptions => ({
  allowedTags: ['p', 'div', 'pre', 'br', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'strong', 'em', 'u', 'sup', 'sub', 'a', 'img'],
  allowedAttributes: { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], a: ['href'], img: ['src', 'alt'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'select', 'noscript', 'title', 'xml', 'iframe', 'frameset', 'noframes', 'template', 'svg', 'math', 'object', 'applet', 'audio', 'video', 'canvas', 'button'],
  transformTags: Object.fromEntries([...AS_DIV.map((tag) => [tag, 'div']), ...Object.entries(INLINE)]) as Record<string, string>,
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !ownFile.test(attribs['src'] ?? ''),
});

/**
 * Stops at the first tag that is too deep, before any code that recurses or grows with depth sees the text.
 * Throws AppError TOO_LARGE.
 */
export function refuseBomb(html: string): void {
  if (html.length > MAX_RAW) throw new AppError('TOO_LARGE', '正文太长，无法接收');
  let depth = 0;
  const parser = new Parser({
    onopentagname: () => {
      if (++depth > MAX_DEPTH) throw new AppError('TOO_LARGE', '正文的嵌套层数过多，无法接收');
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  parser.end(html);
}

function plainParagraphs(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => tidyText(line).trim());
  return lines
    .filter(Boolean)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

/**
 * What may stand on a page of ours, made from whatever a feed or an editor gave: paragraphs, headings, lists, tables and
 * links, nothing that executes, styles or loads. Cleaning what is clean changes nothing.
 * Pictures stay when their address is one of ours: `ownFile` matches it whole.
 * Plain text becomes paragraphs. Throws AppError TOO_LARGE for huge or absurdly nested input.
 */
export function cleanHtml(raw: string, ownFile: RegExp): string {
  if (!LOOKS_LIKE_HTML.test(raw)) {
    if (raw.length > MAX_CLEAN) throw new AppError('TOO_LARGE', '正文太长，无法接收');
    return plainParagraphs(raw);
  }
  refuseBomb(raw);
  const safe = sanitizeHtml(raw, options(ownFile));
  const clean = renderBlocks(parseDocument(safe).children, { isLink: (href) => WEB_LINK.test(href) || ownFile.test(href) });
  if (clean.length > MAX_CLEAN) throw new AppError('TOO_LARGE', '正文太长，无法接收');
  return clean;
}
