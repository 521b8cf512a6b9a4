import type { CommittedReader } from '../../platform/database/committed-reader.js';

/** Texts of about a hundred thousand notices; with more than that SQLite scans them itself. */
const MOST_BYTES = 160 * 1024 * 1024;

type TextRow = [noticeId: string, text: ArrayBuffer];

/**
 * The literal texts of `notice_text` in memory, equal to what is committed at the moment of each question: `includes` finds
 * in one millisecond what SQLite's `instr` finds in twenty.
 *
 * Every text comes with a new row of `notice_version`, and those are never removed, so their row numbers only grow. A text
 * goes without one (a withdrawal): then the counts differ, and all are read again.
 */
export class TextsInMemory {
  private readonly texts = new Map<string, string>();
  private bytes = 0;
  private version: number | undefined;
  private lastVersionRow = 0;

  constructor(private readonly reader: CommittedReader) {}

  /** The ids of the notices that hold these words; undefined when there are too many texts to keep. */
  idsWith(words: string): string[] | undefined {
    this.catchUp();
    if (this.bytes > MOST_BYTES) return undefined;
    const ids: string[] = [];
    for (const [id, text] of this.texts) if (text.includes(words)) ids.push(id);
    return ids;
  }

  private catchUp(): void {
    this.reader.atOneMoment(() => {
      const version = this.reader.version();
      if (version === this.version) return;
      const [[lastRow, count, bytes] = [0, 0, 0]] = this.reader.rows<[number, number, number]>(
        'SELECT (SELECT coalesce(max(rowid), 0) FROM notice_version), (SELECT count(*) FROM notice_text), (SELECT coalesce(sum(length(text)), 0) FROM notice_text)',
      );
      this.bytes = bytes;
      if (bytes > MOST_BYTES) this.texts.clear();
      else this.read(lastRow, count);
      this.version = version;
    });
  }

  private read(lastRow: number, count: number): void {
    if (this.version !== undefined && lastRow > this.lastVersionRow) {
      this.keep(this.reader.rows<TextRow>('SELECT noticeId, text FROM notice_text WHERE noticeId IN (SELECT noticeId FROM notice_version WHERE rowid > ?)', this.lastVersionRow));
    }
    if (this.texts.size !== count) {
      this.texts.clear();
      this.keep(this.reader.rows<TextRow>('SELECT noticeId, text FROM notice_text'));
    }
    this.lastVersionRow = lastRow;
  }

  private keep(rows: TextRow[]): void {
    for (const [id, text] of rows) this.texts.set(id, Buffer.from(text).toString('utf8'));
  }
}
