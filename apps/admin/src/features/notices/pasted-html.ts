/** What Word and web pages bring along besides text and tables. */
const NOISE = 'style, script, meta, link, title, xml, template, iframe, object, svg';

/** `transparent` shapes of Word (`<o:p>`, `<v:shape>`, `<w:sdt>`) are unwrapped: their text stays, they go. */
const unwrap = (element: Element): void => element.replaceWith(...Array.from(element.childNodes));

const isNamespaced = (element: Element): boolean => element.tagName.includes(':');

/** Word writes list bullets as ignored spans between conditional comments; the comments go, the text stays. */
const dropComments = (page: Document): void => {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.parentNode?.removeChild(comment));
};

/** Text, tables (with their spans), lists and links of pasted HTML; pictures are counted and left out. */
export const cleanPasted = (html: string): { html: string; images: number } => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  dropComments(page);
  page.querySelectorAll(NOISE).forEach((element) => element.remove());
  Array.from(page.body.querySelectorAll('*')).filter(isNamespaced).forEach(unwrap);
  const pictures = page.querySelectorAll('img, picture, canvas');
  pictures.forEach((picture) => picture.remove());
  page.querySelectorAll('*').forEach((element) => {
    for (const { name } of Array.from(element.attributes)) if (!['href', 'colspan', 'rowspan'].includes(name)) element.removeAttribute(name);
  });
  return { html: page.body.innerHTML, images: pictures.length };
};

const COUNTED = ['table', 'tr', 'td, th', 'a[href]', 'img', 'sup, sub'] as const;

const contentOf = (html: string): { text: string; counts: number[] } => {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return { text: (body.textContent ?? '').replace(/\s/g, ''), counts: COUNTED.map((selector) => body.querySelectorAll(selector).length) };
};

/** Whether the editor's version of a body misses text, cells, links or pictures that the original has. */
export const losesContent = (original: string, edited: string): boolean => {
  const before = contentOf(original);
  const after = contentOf(edited);
  return before.text !== after.text || before.counts.some((count, index) => count > (after.counts[index] ?? 0));
};
