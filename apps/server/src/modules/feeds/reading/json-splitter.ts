import { AppError } from '../../../platform/http/app-error.js';

/** One record's bytes, or why they were not kept. */
export type Piece = { bytes: Buffer; refused?: undefined } | { refused: string; bytes?: undefined };

const MAX_RECORD = 5 * 1024 * 1024;
const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT, NEWLINE, COMMA] = Buffer.from('"\\[]{}\n,') as unknown as [number, number, number, number, number, number, number, number];
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const TOO_LONG = '这条记录超过 5 MB';

/**
 * Cuts a stream of JSON bytes into records without building the document.
 *
 * - `lines`: one object a line; a line that is broken is a piece of its own, the next line is not touched.
 * - `array`: the elements of an array, by counting brackets and quotes. Where an element leaves one open, reading goes on
 *   with the next line that begins an element; a file that is one single line has no such place.
 * - wrapped (`{"total":2,"rows":[{…},{…}]}`, when allowed): the first array of objects met before the first object ends.
 */
export class JsonSplitter {
  mode: 'unknown' | 'lines' | 'array' | 'wrapper' | 'after' = 'unknown';
  private parts: Buffer[] = [];
  private size = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private broken = false;
  private tooLong = false;
  private atLineStart = false;
  /** Spaces since the line began; -1 once something else stood on it. */
  private indent = -1;
  /** How far in the elements begin, when each begins a line. */
  private elementIndent = -1;

  constructor(private readonly mayBeWrapped: boolean) {}

  /** Pieces that are complete after this chunk. Throws AppError FEED_UNREADABLE when the text is no JSON at all. */
  *push(chunk: Buffer): Generator<Piece> {
    let rest = chunk;
    if (this.mode === 'unknown') rest = this.begin(rest);
    if (this.mode === 'wrapper') rest = this.unwrap(rest);
    if (this.mode === 'lines') yield* this.lines(rest);
    else if (this.mode === 'array') yield* this.elements(rest);
  }

  /** What is left at the end of the file. */
  *end(): Generator<Piece> {
    if (this.mode === 'wrapper') {
      this.mode = 'lines';
      yield* this.lines(this.take());
    }
    if (this.mode === 'lines') yield* this.finishLine();
    else if (this.mode === 'array') {
      yield* this.finish();
      yield { refused: '文件在这里中断，后面可能还有记录' };
    }
  }

  private begin(chunk: Buffer): Buffer {
    let at = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    while (at < chunk.length && isSpace(chunk[at] ?? 0)) at++;
    const first = chunk[at];
    if (first === undefined) return chunk.subarray(at);
    if (first === OPEN_ARRAY) this.mode = 'array';
    else if (first === OPEN_OBJECT) this.mode = this.mayBeWrapped ? 'wrapper' : 'lines';
    else throw new AppError('FEED_UNREADABLE', '文件不是 JSON：应以 { 或 [ 开头');
    return chunk.subarray(first === OPEN_ARRAY ? at + 1 : at);
  }

  /** Looks for `[{` before the first object closes; until that is decided, nothing is a record. */
  private unwrap(chunk: Buffer): Buffer {
    this.keep(chunk);
    const all = this.take();
    const found = arrayOfObjects(all);
    if (found === 'undecided' && all.length <= MAX_RECORD) {
      this.keep(all);
      return Buffer.alloc(0);
    }
    this.mode = typeof found === 'number' ? 'array' : 'lines';
    return typeof found === 'number' ? all.subarray(found) : all;
  }

  private *lines(chunk: Buffer): Generator<Piece> {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      this.keep(chunk.subarray(from, at));
      from = at + 1;
      yield* this.finishLine();
    }
    this.keep(chunk.subarray(from));
  }

  private *finishLine(): Generator<Piece> {
    const tooLong = this.tooLong;
    const line = trim(this.take());
    if (tooLong) yield { refused: TOO_LONG };
    else if (line.length > 0) yield { bytes: line };
  }

  private *elements(chunk: Buffer): Generator<Piece> {
    let from = 0;
    for (let at = 0; at < chunk.length && this.mode === 'array'; at++) {
      const byte = chunk[at] ?? 0;
      if (this.broken) {
        if (!this.resumes(byte)) continue;
        from = at;
      }
      if (this.depth > 0 && this.beginsElement(byte)) {
        // A brace is missing in the element before.
        this.take();
        this.depth = 0;
        from = at;
        yield { refused: '括号没有成对，无法解析' };
      }
      this.measureIndent(byte);
      if (this.inString) this.inText(byte);
      else if (byte === QUOTE) this.inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.depth++;
      else if (this.depth > 0 && (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY)) this.depth--;
      else if (this.depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) {
        this.keep(chunk.subarray(from, at));
        from = at + 1;
        yield* this.finish();
        if (byte === CLOSE_ARRAY) this.mode = 'after';
      }
      if (this.broken) {
        this.take();
        yield { refused: '引号没有成对，无法解析' };
      }
    }
    if (this.mode === 'array' && !this.broken) this.keep(chunk.subarray(from));
  }

  private beginsElement(byte: number): boolean {
    return byte === OPEN_OBJECT && !this.inString && this.indent >= 0 && this.indent === this.elementIndent;
  }

  private measureIndent(byte: number): void {
    if (byte === OPEN_OBJECT && this.depth === 0 && this.elementIndent < 0) this.elementIndent = this.indent;
    if (byte === NEWLINE) this.indent = 0;
    else if (this.indent >= 0) this.indent = isSpace(byte) ? this.indent + 1 : -1;
  }

  private inText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
    // A bare line break cannot stand inside a string: a quote is missing somewhere before.
    else if (byte === NEWLINE) {
      this.broken = true;
      this.atLineStart = true;
    }
  }

  /** After a broken element: a line that begins an object begins the next record. */
  private resumes(byte: number): boolean {
    if (byte === NEWLINE) this.atLineStart = true;
    else if (byte === OPEN_OBJECT && this.atLineStart) {
      this.broken = this.inString = this.escaped = false;
      this.depth = 0;
      return true;
    } else if (!isSpace(byte) && byte !== COMMA) this.atLineStart = false;
    return false;
  }

  private *finish(): Generator<Piece> {
    const tooLong = this.tooLong;
    const bytes = trim(this.take());
    if (tooLong) yield { refused: TOO_LONG };
    else if (bytes.length > 0) yield { bytes };
  }

  private keep(part: Buffer): void {
    this.size += part.length;
    if (this.mode !== 'wrapper' && this.size > MAX_RECORD) {
      this.tooLong = true;
      this.parts = [];
    } else if (part.length > 0) this.parts.push(part);
  }

  private take(): Buffer {
    const whole = this.parts.length === 1 ? (this.parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.parts);
    this.parts = [];
    this.size = 0;
    this.tooLong = false;
    return whole;
  }
}

const trim = (bytes: Buffer): Buffer => {
  let [from, to] = [0, bytes.length];
  while (from < to && isSpace(bytes[from] ?? 0)) from++;
  while (to > from && isSpace(bytes[to - 1] ?? 0)) to--;
  return bytes.subarray(from, to);
};

/** Where the elements of the first array of objects begin; `none` when the first object ends before one. */
function arrayOfObjects(bytes: Buffer): number | 'none' | 'undecided' {
  let [depth, inString, escaped] = [0, false, false];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_OBJECT && --depth === 0) return 'none';
    else if (byte === OPEN_ARRAY) {
      let next = at + 1;
      while (next < bytes.length && isSpace(bytes[next] ?? 0)) next++;
      if (next === bytes.length) return 'undecided';
      if (bytes[next] === OPEN_OBJECT) return at + 1;
    }
  }
  return 'undecided';
}
