import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { refuseTestVirus } from './content-kind.js';
import { fileTooLarge, refusedFile } from './refused-file.js';

const unpack = promisify(inflate);
const MEGABYTE = 1_048_576;
const MAX_STREAM = 64 * MEGABYTE;
const MAX_TOTAL = 256 * MEGABYTE;
const MAX_STREAMS = 20_000;
const MAX_DICTIONARY = 4096;
const START = Buffer.from('stream');
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const tooMuch = (): Error => fileTooLarge('PDF 展开后太大，请打印成普通 PDF 后再传');

/** Where the data of each stream begins: after the word `stream` and an end of line. */
function* beginnings(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + START.length)) {
    let begin = at + START.length;
    if (bytes[begin] === CARRIAGE_RETURN) begin += 1;
    if (bytes[begin] === LINE_FEED) yield begin + 1;
  }
}

async function unpacked(bytes: Buffer): Promise<Buffer | undefined> {
  try {
    return await unpack(bytes, { maxOutputLength: MAX_STREAM });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch();
    // Not packed this way (a picture, plain text), or damaged: whoever reads the file finds out.
    return undefined;
  }
}

/** The dictionary before the word `stream`, its names as a reader decodes them. */
function dictionaryBefore(bytes: Buffer, begin: number): string {
  const text = bytes.subarray(Math.max(0, begin - MAX_DICTIONARY), begin).toString('latin1');
  return text.slice(text.lastIndexOf(' obj') + 1).replace(/#([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Objects and tables in streams are unpacked by the parser itself, without bounds: only the plain way, which we have tried before. */
const isParsed = (dictionary: string): boolean => /\/ObjStm|\/XRef|\/Type\s+\d+\s+\d+\s+R/.test(dictionary);
const isPlain = (dictionary: string): boolean => !/\/Filter\s+\d/.test(dictionary) && (dictionary.match(/\/\w+Decode\b/g) ?? []).every((name, at) => at === 0 && name === '/FlateDecode');

/**
 * Unpacks every packed stream within bounds, before a parser does it without: a small file may unfold into any size. What comes out
 * is looked through for the test virus.
 */
export async function looksInside(bytes: Buffer): Promise<void> {
  let [streams, total] = [0, 0];
  for (const begin of beginnings(bytes)) {
    const dictionary = dictionaryBefore(bytes, begin);
    if (isParsed(dictionary) && !isPlain(dictionary)) throw refusedFile('PDF 的写法不常见，请打印成普通 PDF 后再传');
    // The head of every zlib stream; other data is not packed this way.
    if (((bytes[begin] ?? 0) & 0x0f) !== 8) continue;
    const content = await unpacked(bytes.subarray(begin));
    if (!content) continue;
    refuseTestVirus(content);
    streams += 1;
    total += content.length;
    if (total > MAX_TOTAL || streams > MAX_STREAMS) throw tooMuch();
  }
}
