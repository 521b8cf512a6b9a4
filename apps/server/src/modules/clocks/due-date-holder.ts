import type { AuditActor } from '../../platform/audit/audit.js';

const AT_ONCE = 200;

/** Who moved a date, in the trail. */
export const HOLIDAYS = { kind: 'system', name: '放假安排' } as const satisfies AuditActor;

type Days<Name extends string> = Readonly<Record<Name, string | null>>;

/** Which of the named dates moved, for the trail; a day that is not known is 待定. Null when all stay. */
export function redatedWords<Name extends string>(names: Readonly<Record<Name, string>>, before: Days<NoInfer<Name>>, after: Days<NoInfer<Name>>): string | null {
  const moved = (Object.keys(names) as Name[]).filter((name) => before[name] !== after[name]).map((name) => `${names[name]}由 ${before[name] ?? '待定'} 改为 ${after[name] ?? '待定'}`);
  return moved.length === 0 ? null : `放假安排有调整，${moved.join('，')}`;
}

/**
 * Keeps dates that follow from holidays, which may not be known yet, or be announced anew. List the class in its module's `providers`; it is
 * found at start and called after an import and once a day.
 */
export abstract class DueDateHolder<Row extends { id: string } = { id: string }> {
  /** Whose dates, for the log. */
  abstract readonly name: string;

  /** Rows that miss a date, in id order after `afterId`. */
  protected abstract findUndated(afterId: string, limit: number): Promise<Row[]>;
  /** Counts one's dates through `ClocksService.limit` and keeps them; false when they are still unknown. */
  protected abstract date(row: Row): Promise<boolean>;

  /** Open rows that have a date, in id order after `afterId`. */
  protected abstract findDated(afterId: string, limit: number): Promise<Row[]>;
  /** Counts the date of a row anew, with a word in the trail where it moved; false when it stays. */
  protected abstract redate(row: Row): Promise<boolean>;

  /** Counts the dates that are still missing and answers how many it found. */
  recompute(): Promise<number> {
    return each((after) => this.findUndated(after, AT_ONCE), (row) => this.date(row));
  }

  /** Counts the dates that are known anew and answers how many moved. */
  recount(): Promise<number> {
    return each((after) => this.findDated(after, AT_ONCE), (row) => this.redate(row));
  }
}

/** How many rows `change` changed, a page at a time. */
async function each<Row extends { id: string }>(find: (after: string) => Promise<Row[]>, change: (row: Row) => Promise<boolean>): Promise<number> {
  let found = 0;
  for (let after = ''; ; ) {
    const rows = await find(after);
    for (const row of rows) if (await change(row)) found += 1;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return found;
    after = last.id;
  }
}
