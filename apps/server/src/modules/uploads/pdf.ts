import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { AppError } from '../../platform/http/app-error.js';
import { boundParsedStreams } from './pdf-parsed-streams.js';
import { looksInside } from './pdf-streams.js';
import { fileTooLarge, refusedFile } from './refused-file.js';

boundParsedStreams();

const LOCKED = 'PDF 加了密码或限制，请去掉后再传';
const BROKEN = 'PDF 不完整或已损坏，请重新导出后再传';

/** What makes a reader do something, or carries another file. */
const ACTIVE = new Set(['JS', 'JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'EF', 'XFA', 'RichMedia', 'Movie', 'Sound', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'Rendition']);
const MAX_OBJECTS = 200_000;
const MAX_DEPTH = 100;
const END = /%%EOF[\s\0]*$/;
const TAIL = 2048;
const PAGE = /<(?:!doctype|html|script|svg|\?php)/i;

/** A file that begins as a PDF and is something else as well: a page, or an archive, which is read from its end. */
function refuseOtherForms(bytes: Buffer): void {
  if (!/^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString('latin1'))) throw refusedFile(BROKEN);
  if (!END.test(bytes.subarray(-TAIL).toString('latin1'))) throw refusedFile('PDF 的末尾不完整或带有别的内容，请重新导出后再传');
  for (let at = bytes.indexOf('PK\x05\x06', 0, 'latin1'); at !== -1; at = bytes.indexOf('PK\x05\x06', at + 1, 'latin1')) {
    // An archive's end names the one disk it is on; four bytes by chance do not.
    if (at + 22 <= bytes.length && bytes.readUInt32LE(at + 4) === 0) throw refusedFile('PDF 里夹带了压缩包，已拒绝');
  }
  if (PAGE.test(bytes.subarray(0, TAIL).toString('latin1'))) throw refusedFile('PDF 里夹带了网页，已拒绝');
}

const entriesOf = (object: PDFObject): [PDFName | null, PDFObject][] => {
  if (object instanceof PDFStream) return object.dict.entries();
  if (object instanceof PDFDict) return object.entries();
  return object instanceof PDFArray ? object.asArray().map((item) => [null, item]) : [];
};

/** Names are compared as the reader decodes them: `/J#61vaScript` is JavaScript. */
function refuseActive(object: PDFObject, depth = 0): void {
  if (depth > MAX_DEPTH) throw refusedFile(BROKEN);
  if (object instanceof PDFName && ACTIVE.has(object.decodeText())) throw refusedFile('PDF 里带有脚本、附件或自动动作，请打印成普通 PDF 后再传');
  for (const [key, value] of entriesOf(object)) {
    if (key) refuseActive(key, depth);
    refuseActive(value, depth + 1);
  }
}

/** Leaves of the page tree, `limit` at most; a tree that comes back to a node is broken. */
function countPages(context: PDFContext, root: PDFObject | undefined, limit: number): number {
  const waiting = [root];
  const seen = new Set<PDFObject>();
  let pages = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    const node = next instanceof PDFRef ? context.lookup(next) : next;
    if (!(node instanceof PDFDict) || seen.has(node)) throw refusedFile(BROKEN);
    seen.add(node);
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) waiting.push(...kids.asArray());
    else pages += 1;
    if (pages > limit) throw fileTooLarge(`PDF 超过 ${limit} 页，请拆成几份再传`);
  }
  if (pages === 0) throw refusedFile('PDF 里没有页面');
  return pages;
}

async function look(bytes: Buffer, maxPages: number): Promise<{ pages: number }> {
  const { context, catalog, isEncrypted } = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, ignoreEncryption: true, parseSpeed: 500 });
  if (isEncrypted) throw refusedFile(LOCKED);
  const objects = context.enumerateIndirectObjects();
  if (objects.length > MAX_OBJECTS) throw refusedFile('PDF 太复杂，请打印成普通 PDF 后再传');
  for (const [, object] of objects) refuseActive(object);
  return { pages: countPages(context, catalog.get(PDFName.of('Pages')), maxPages) };
}

/**
 * Looks through a PDF that is kept as it is, so that its signatures stay good: complete, not encrypted, nothing in it that acts,
 * of `maxPages` at most. Throws UNSUPPORTED_FILE and TOO_LARGE with a sentence.
 */
export async function inspectPdf(bytes: Buffer, maxPages: number): Promise<{ pages: number }> {
  refuseOtherForms(bytes);
  await looksInside(bytes);
  try {
    return await look(bytes, maxPages);
  } catch (error) {
    // The parser has no errors of its own kind: whatever it stumbles over is a file that is not as it should be.
    throw error instanceof AppError ? error : refusedFile(bytes.includes('/Encrypt') ? LOCKED : BROKEN, error);
  }
}
