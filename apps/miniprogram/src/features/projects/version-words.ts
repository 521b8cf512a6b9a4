import type { Notice } from '@sunshine/contracts';
import { postedWords } from '../../wording/dates';

/** What happened to a notice since it was posted, in words, newest first. */
export function versionWords(notice: Pick<Notice, 'versions'>, now: number): { number: number; words: string }[] {
  const versions = [...notice.versions].sort((a, b) => b.number - a.number);
  return versions.map((version) => {
    const when = postedWords(version.publishedAt, now);
    const isFirst = version.number === Math.min(...versions.map((other) => other.number));
    return { number: version.number, words: isFirst ? `${when} 首次发布` : `${when} 更正${version.reason ? `：${version.reason}` : ''}` };
  });
}
