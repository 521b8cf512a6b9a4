import type { Attachment, Draft, StaffNotice } from '@sunshine/contracts';
import type { NoticeType, TradeCategory } from '@sunshine/contracts/words';
import { fenToYuan, yuanToFen } from '@/lib/money';
import { fromWall, toWall } from '@/lib/time';

const dayNames = ['publicityFrom', 'publicityUntil'] as const;
const instantNames = ['registrationFrom', 'registrationUntil', 'bidDeadline', 'openingAt'] as const;
type DateName = (typeof dayNames)[number] | (typeof instantNames)[number];

export interface ProjectChoice {
  /** Null: a project that is made with this notice. */
  id: string | null;
  name: string;
  code: string | null;
}

/** What the form holds: plain JSON, so that it can be kept in the browser as it is. Amounts are yuan text, times the centre's wall. */
export interface DraftForm {
  project: ProjectChoice | null;
  sectionNames: string[];
  title: string;
  type: NoticeType | null;
  category: TradeCategory | null;
  regionCode: string | null;
  ownerName: string;
  agencyName: string;
  amountYuan: string;
  winners: { name: string; amountYuan: string; rank: number | null }[];
  keyDates: Partial<Record<DateName, string | null>>;
  greenChannel: boolean;
  greenChannelBasis: string;
  bodyHtml: string;
  attachments: Attachment[];
}

export const emptyForm = (regionCode: string | null): DraftForm => ({
  project: null,
  sectionNames: [],
  title: '',
  type: null,
  category: null,
  regionCode,
  ownerName: '',
  agencyName: '',
  amountYuan: '',
  winners: [],
  keyDates: {},
  greenChannel: false,
  greenChannelBasis: '',
  bodyHtml: '',
  attachments: [],
});

const yuan = (fen: number | null): string => (fen === null ? '' : fenToYuan(fen));

export const noticeToForm = ({ draft, attachments }: Pick<StaffNotice, 'draft' | 'attachments'>): DraftForm => {
  const keyDates: DraftForm['keyDates'] = {};
  for (const name of instantNames) if (draft.keyDates[name] !== undefined) keyDates[name] = toWall(draft.keyDates[name]);
  for (const name of dayNames) if (draft.keyDates[name] !== undefined) keyDates[name] = draft.keyDates[name];
  return {
    project: { id: draft.projectId, name: draft.projectName, code: draft.projectCode },
    sectionNames: draft.sectionNames,
    title: draft.title,
    type: draft.type,
    category: draft.category,
    regionCode: draft.regionCode,
    ownerName: draft.ownerName ?? '',
    agencyName: draft.agencyName ?? '',
    amountYuan: yuan(draft.amountFen),
    winners: draft.winners.map(({ name, amountFen, rank }) => ({ name, amountYuan: yuan(amountFen), rank })),
    keyDates,
    greenChannel: draft.greenChannel,
    greenChannelBasis: draft.greenChannelBasis ?? '',
    bodyHtml: draft.bodyHtml,
    attachments: draft.attachmentIds.flatMap((id) => attachments.find((attachment) => attachment.id === id) ?? []),
  };
};

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const keyDatesOf = (dates: DraftForm['keyDates']): Draft['keyDates'] => {
  const keyDates: Draft['keyDates'] = {};
  for (const name of instantNames) {
    const instant = fromWall(dates[name] ?? '');
    if (instant !== null) keyDates[name] = instant;
  }
  for (const name of dayNames) if (dates[name]) keyDates[name] = dates[name];
  return keyDates;
};

/** Null while something without which nothing can be saved is missing: project, title, type, category, region. */
export const formToDraft = (form: DraftForm): Draft | null => {
  const { project, type, category, regionCode } = form;
  const title = form.title.trim();
  if (project === null || project.name.trim() === '' || title === '' || type === null || category === null || regionCode === null) return null;
  return {
    projectId: project.id,
    projectName: project.name.trim(),
    projectCode: textOrNull(project.code ?? ''),
    sectionNames: form.sectionNames.map((name) => name.trim()).filter(Boolean),
    title,
    type,
    category,
    regionCode,
    ownerName: textOrNull(form.ownerName),
    agencyName: textOrNull(form.agencyName),
    amountFen: yuanToFen(form.amountYuan),
    winners: form.winners.filter(({ name }) => name.trim() !== '').map(({ name, amountYuan, rank }) => ({ name: name.trim(), amountFen: yuanToFen(amountYuan), rank })),
    keyDates: keyDatesOf(form.keyDates),
    greenChannel: form.greenChannel,
    greenChannelBasis: form.greenChannel ? textOrNull(form.greenChannelBasis) : null,
    bodyHtml: form.bodyHtml,
    attachmentIds: form.attachments.map(({ id }) => id),
  };
};

/** Where the server's `draft.keyDates.bidDeadline` is in the form; null when it has no field of its own. */
export const formPathOf = (serverPath: string): (string | number)[] | null => {
  const [root, head, ...rest] = serverPath.split('.');
  if (root !== 'draft' || head === undefined) return null;
  const renamed: Record<string, string> = { amountFen: 'amountYuan', attachmentIds: 'attachments', projectName: 'project', projectCode: 'project', projectId: 'project' };
  const tail = head === 'winners' || head === 'keyDates' || head === 'sectionNames' ? rest.map((part) => (/^\d+$/.test(part) ? Number(part) : (renamed[part] ?? part))) : [];
  return [renamed[head] ?? head, ...tail];
};
