import type { FeedFormat } from '@sunshine/contracts/words';

/** What a file most likely is, by its name; null when the name does not tell. */
export const formatOf = (fileName: string): FeedFormat | null => {
  if (/\.xlsx$/i.test(fileName)) return 'xlsx';
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(fileName)) return 'jsonl';
  return /\.json(\.gz)?$/i.test(fileName) ? 'epoint' : null;
};
