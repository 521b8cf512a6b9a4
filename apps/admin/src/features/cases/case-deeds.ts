import type { StaffCase } from '@sunshine/contracts';
import { formalCaseKinds } from '@sunshine/contracts/words';
import type { CaseDeed } from '@/features/cases/api/cases';

/** What is asked for by a button with a dialog. */
export type Deed = Extract<CaseDeed, 'accept' | 'refuse' | 'transfer' | 'pause' | 'resume' | 'called'>;

export const isFormal = ({ kind }: Pick<StaffCase, 'kind'>): boolean => formalCaseKinds.some((one) => one === kind);

export const deedWords: Record<Deed, { button: string; consequence: (shown: StaffCase) => string }> = {
  accept: { button: '受理', consequence: ({ suspension }) => `提交人会收到受理通知，答复期限按法律规定计算。${suspension === null ? '法律要求暂停的，对应的招标投标活动同时标为暂停。' : ''}` },
  refuse: { button: '不予受理', consequence: () => '提交人会收到不予受理的理由，不能再改。' },
  transfer: { button: '转办', consequence: () => '诉求交给另一个股室办理，期限不变；转办原因记入经过，提交人看得到转给了哪个股室。' },
  pause: { button: '暂停计时', consequence: () => '检验、检测、鉴定、专家评审所需时间不计入期限；恢复前不能答复。' },
  resume: { button: '恢复计时', consequence: () => '答复期限顺延暂停的工作日。' },
  called: { button: '登记回电', consequence: () => '回电结果只有办理人员看得到。' },
};

/** What may be done now, in the order in which it is likely. The law stops the clock of complaints only. */
export const deedsOf = (shown: Pick<StaffCase, 'state' | 'kind' | 'paused' | 'callBackDue'>): Deed[] => {
  const called: Deed[] = shown.callBackDue ? ['called'] : [];
  if (shown.state === 'received') return [...(isFormal(shown) ? (['accept'] as const) : []), ...called, 'transfer', 'refuse'];
  if (shown.state === 'accepted') return [...called, 'transfer', ...(shown.paused ? (['resume'] as const) : shown.kind === 'complaint' ? (['pause'] as const) : [])];
  return shown.state === 'in-review' ? called : [];
};
