import { open } from '../../services/navigate';
import { storage } from '../../services/storage';
import { emptyFilter } from '../../wording/filter';

/** Leads to the notice list with everything of one day: the first page shows a part of a full day. */
export function seeDay(day: string): void {
  storage.write('filter-prefill', { ...emptyFilter, from: day, to: day });
  void open('/pages/notices/index');
}
