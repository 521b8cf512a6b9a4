import { XMLParser, XMLValidator } from 'fast-xml-parser';

const parser = new XMLParser({ ignoreAttributes: true, ignoreDeclaration: true, parseTagValue: false, trimValues: true, htmlEntities: false });

/** WeChat's messages have dozens of elements; a megabyte of nothing else would be parsed for half a second before its signature is checked. */
const MAX_TAGS = 10_000;

/**
 * The children of WeChat's `<xml>` root; every value is text, repeated elements are arrays.
 * @throws SyntaxError when it is not well formed, declares a document type, has another root or thousands of elements
 */
export function parseWechatXml(text: string): Record<string, unknown> {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new SyntaxError('document types are not accepted');
  if (text.split('<', MAX_TAGS + 1).length > MAX_TAGS) throw new SyntaxError('too many elements');
  if (XMLValidator.validate(text) !== true) throw new SyntaxError('malformed XML');
  const document: unknown = parser.parse(text);
  const root = isRecord(document) ? document.xml : undefined;
  if (!isRecord(root)) throw new SyntaxError('no xml root');
  return root;
}

/** Whether a parsed value is a plain object (not null, not an array). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
