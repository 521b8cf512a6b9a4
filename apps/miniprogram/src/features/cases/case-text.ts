import type { PublicCase } from '@sunshine/contracts';
import { caseFields } from '@sunshine/contracts/words';

type Texts = Pick<PublicCase, 'text' | 'items' | 'requests' | 'basis' | 'textState' | 'textRefusal'>;

/** Why what was written is not shown: whoever holds the receipt could read it. */
const hidden = ({ textState, textRefusal }: Texts) =>
  textState === 'refused' ? `内容未通过审核（${textRefusal ?? ''}），不显示；办理和答复不受影响` : '内容审核中，通过后在这里显示；办理和答复不受影响';

/** What was written, part by part, or why it is not shown. */
export function caseTexts(found: Texts): { name: string; text: string; isShown: boolean }[] {
  if (found.text === null) return [{ name: '', text: hidden(found), isShown: false }];
  const parts = (['items', 'text', 'requests', 'basis'] as const).flatMap((key) => (found[key] ? [{ name: caseFields[key], text: found[key], isShown: true }] : []));
  // Plain words need no heading of the law's form.
  return parts.length === 1 ? parts.map((part) => ({ ...part, name: '' })) : parts;
}
