import { inflateSync } from 'node:zlib';
import { PDFArray, PDFName, PDFNumber, PDFObjectStreamParser, PDFXRefStreamParser, type PDFContext, type PDFDict, type PDFRawStream } from '@cantoo/pdf-lib';
import { fileTooLarge, refusedFile } from './refused-file.js';

const MAX_PARSED = 32 * 1_048_576;
const MAX_ENTRIES = 500_000;
const MAX_WIDTH = 8;
const FLATE = PDFName.of('FlateDecode');

const parsed = new WeakMap<PDFContext, number>();
const uncommon = (): Error => refusedFile('PDF 的写法不常见，请打印成普通 PDF 后再传');

function filtersOf(dict: PDFDict): unknown[] {
  const filter = dict.lookup(PDFName.of('Filter'));
  if (filter instanceof PDFArray) return filter.asArray().map((_one, at) => filter.lookup(at));
  return filter === undefined ? [] : [filter];
}

/** Throws for what unfolds too far, or in a way that is not counted here. */
function requireBounded({ dict, contents }: PDFRawStream): void {
  const filters = filtersOf(dict);
  if (filters.length > 1 || filters.some((filter) => filter !== FLATE)) throw uncommon();
  const { length } = filters.length === 0 ? contents : inflateSync(contents, { maxOutputLength: MAX_PARSED });
  const total = (parsed.get(dict.context) ?? 0) + length;
  if (total > MAX_PARSED) throw fileTooLarge('PDF 展开后太大，请打印成普通 PDF 后再传');
  parsed.set(dict.context, total);
}

/** A table may claim any number of entries of any width, and of none. */
function requireFewEntries({ dict }: PDFRawStream): void {
  const numbersOf = (key: string): number[] => {
    const value = dict.lookup(PDFName.of(key));
    return value instanceof PDFArray ? value.asArray().map((_one, at) => value.lookup(at, PDFNumber).asNumber()) : [];
  };
  const index = numbersOf('Index');
  const counts = index.length > 0 ? index.filter((_number, at) => at % 2 === 1) : [dict.lookup(PDFName.of('Size'), PDFNumber).asNumber()];
  const isSmall = counts.reduce((sum, count) => sum + Math.max(0, count), 0) <= MAX_ENTRIES && numbersOf('W').every((width) => width <= MAX_WIDTH);
  if (!isSmall) throw uncommon();
}

/**
 * The parser unpacks objects and tables that lie in streams without bounds, and only it knows for sure which streams those are:
 * a name may be spelled in many ways, or stand in another object. So each is looked at where the parser is about to unpack it.
 */
export function boundParsedStreams(): void {
  const { forStream: objects } = PDFObjectStreamParser;
  const { forStream: table } = PDFXRefStreamParser;
  PDFObjectStreamParser.forStream = (stream, shouldWait) => {
    requireBounded(stream);
    return objects(stream, shouldWait);
  };
  PDFXRefStreamParser.forStream = (stream) => {
    requireBounded(stream);
    requireFewEntries(stream);
    return table(stream);
  };
}
