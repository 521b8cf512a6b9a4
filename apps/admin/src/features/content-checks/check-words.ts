import type { ContentCheck } from '@sunshine/contracts';
import { contentLabels, contentStates, contentWaits } from '@sunshine/contracts/words';
import type { Tone } from '@/components/state-word';

const OTHER = 21000;
const NORMAL = 100;

/** What WeChat found, in words; null when it found nothing or was not asked. */
export const labelWord = (label: number | null): string | null => (label === null || label === NORMAL ? null : (contentLabels[label] ?? contentLabels[OTHER] ?? null));

/** Where a check stands and why. */
export const standing = ({ state, wait, label, decidedBy }: Pick<ContentCheck, 'state' | 'wait' | 'label' | 'decidedBy'>): { tone: Tone; words: string } => {
  if (state === 'passed') return { tone: 'done', words: decidedBy === null ? '自动通过' : contentStates.passed };
  if (state === 'refused') return { tone: 'late', words: contentStates.refused };
  const found = labelWord(label);
  return { tone: wait === 'risky' ? 'late' : wait === 'checking' ? 'plain' : 'urgent', words: `${contentWaits[wait ?? 'checking']}${found === null ? '' : `：${found}`}` };
};
