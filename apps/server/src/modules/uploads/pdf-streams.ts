import { setImmediate as nextTurn } from 'node:timers/promises';
import { createInflate } from 'node:zlib';
import { AppError } from '../../platform/http/app-error.js';
import { refuseTestVirus } from './content-kind.js';
import { fileTooLarge, refusedFile } from './refused-file.js';

const MEGABYTE = 1_048_576;
const MAX_STREAM = 64 * MEGABYTE;
const MAX_TOTAL = 256 * MEGABYTE;
/** Of the word `stream`; every stream has it twice. */
const MAX_WORDS = 50_000;
/** What trying costs, also where nothing comes out. */
const TRY = 4096;
const CHUNK = 65_536;
const IN_ONE_TURN = 200;
const MAX_DICTIONARY = 4096;
const START = Buffer.from('stream');
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

const tooMuch = (): Error => fileTooLarge('PDF 展开后太大，请打印成普通 PDF 后再传');

/** Where the data of each stream may begin: after the word `stream`, and a space and an end of line where readers pass over them. */
function* beginnings(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(START); at !== -1; at = bytes.indexOf(START, at + START.length)) {
    let begin = at + START.length;
    for (const skipped of [SPACE, CARRIAGE_RETURN, LINE_FEED]) if (bytes[begin] === skipped) begin += 1;
    yield begin;
  }
}

/** What comes out, also where the data is damaged further on: it has been unpacked all the same. */
async function unpacked(bytes: Buffer): Promise<Buffer> {
  const inflate = createInflate({ chunkSize: CHUNK });
  const parts: Buffer[] = [];
  let length = 0;
  inflate.end(bytes);
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length > MAX_STREAM) throw tooMuch();
    }
  } catch (error) {
    // Not packed this way (a picture, plain text), or damaged: whoever reads the file finds out.
    if (error instanceof AppError || !String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
  }
  return Buffer.concat(parts);
}

/** The dictionary before the word `stream`, its names as a reader decodes them. */
function dictionaryBefore(bytes: Buffer, begin: number): string {
  const text = bytes.subarray(Math.max(0, begin - MAX_DICTIONARY), begin).toString('latin1');
  return text.slice(text.lastIndexOf(' obj') + 1).replace(/#([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Said early and plainly of the usual spellings; pdf-parsed-streams.ts holds the parser to it however it is spelled. */
const isParsed = (dictionary: string): boolean => /\/ObjStm|\/XRef|\/Type\s+\d+\s+\d+\s+R/.test(dictionary);
const isPlain = (dictionary: string): boolean => !/\/Filter\s+\d/.test(dictionary) && (dictionary.match(/\/\w+Decode\b/g) ?? []).every((name, at) => at === 0 && name === '/FlateDecode');

/**
 * Unpacks every packed stream within bounds, before a parser does it without: a small file may unfold into any size. What comes out
 * is looked through for the test virus.
 */
export async function looksInside(bytes: Buffer): Promise<void> {
  let [words, total] = [0, 0];
  for (const begin of beginnings(bytes)) {
    words += 1;
    if (words > MAX_WORDS) throw tooMuch();
    if (words % IN_ONE_TURN === 0) await nextTurn();
    const dictionary = dictionaryBefore(bytes, begin);
    if (isParsed(dictionary) && !isPlain(dictionary)) throw refusedFile('PDF 的写法不常见，请打印成普通 PDF 后再传');
    // The head of every zlib stream; other data is not packed this way.
    if (((bytes[begin] ?? 0) & 0x0f) !== 8) continue;
    const content = await unpacked(bytes.subarray(begin));
    refuseTestVirus(content);
    total += content.length + TRY;
    if (total > MAX_TOTAL) throw tooMuch();
  }
}
