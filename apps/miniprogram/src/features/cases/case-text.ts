import type { PublicCase } from '@sunshine/contracts';

/** What was written, or why it is not shown: whoever holds the receipt number could read it. */
export function caseText({ text, textState, textRefusal }: Pick<PublicCase, 'text' | 'textState' | 'textRefusal'>): string {
  if (text !== null) return text;
  return textState === 'refused' ? `内容未通过审核（${textRefusal ?? ''}），不显示；答复不受影响` : '内容审核中，通过后在这里显示；办理和答复不受影响';
}
