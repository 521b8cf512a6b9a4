const AT_ONCE = 200;

/**
 * Keeps dates that could not be counted because a year's holidays were not known. List the class in its module's `providers`; it is
 * found at start and called after an import and once a day.
 */
export abstract class DueDateHolder<Row extends { id: string } = { id: string }> {
  /** Whose dates, for the log. */
  abstract readonly name: string;

  /** Rows that miss a date, in id order after `afterId`. */
  protected abstract findUndated(afterId: string, limit: number): Promise<Row[]>;
  /** Counts one's dates through `ClocksService.limit` and keeps them; false when they are still unknown. */
  protected abstract date(row: Row): Promise<boolean>;

  /** Counts the dates that are still missing and answers how many it found. */
  async recompute(): Promise<number> {
    let found = 0;
    for (let after = ''; ; ) {
      const rows = await this.findUndated(after, AT_ONCE);
      for (const row of rows) if (await this.date(row)) found += 1;
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE) return found;
      after = last.id;
    }
  }
}
