import type { CaseReceipt, ErrorBody, Page, PublicCase, StaffCase, StaffCaseRow } from '@sunshine/contracts';
import type { Answer, TestApp } from './app.js';

type Said<T> = Answer<T & ErrorBody>;

/** Cases as people and staff use them, over the API. */
export interface CasesAt {
  file(body: object, token?: string): Promise<Said<CaseReceipt>>;
  lookUp(ticket: Pick<CaseReceipt, 'receipt'> & { code?: string }, token?: string): Promise<Said<PublicCase>>;
  /** The case as staff see it, found by its receipt. */
  find(staff: string, receipt: string): Promise<StaffCaseRow>;
  get(staff: string, id: string): Promise<StaffCase>;
  /** One step of staff at the case's newest revision. */
  act(staff: string, id: string, step: string, body?: object): Promise<Said<StaffCase>>;
  /** Written by the first, approved by the second. */
  answer(author: string, approver: string, id: string, body: { answer: string; lateReason?: string }): Promise<Said<StaffCase>>;
}

export function casesAt(test: TestApp): CasesAt {
  const get: CasesAt['get'] = async (staff, id) => (await test.api.get<StaffCase>(`/api/staff/cases/${id}`, staff)).body;
  const act: CasesAt['act'] = async (staff, id, step, body = {}) => test.api.post(`/api/staff/cases/${id}/${step}`, { revision: (await get(staff, id)).revision, ...body }, staff);
  return {
    file: (body, token) => test.api.post('/api/cases', { kind: 'enquiry', text: '请问保证金什么时候退还？', ...body }, token),
    lookUp: ({ receipt, code }, token) => test.api.post('/api/cases/lookup', { receipt, ...(code === undefined ? {} : { code }) }, token),
    find: async (staff, receipt) => {
      const { body } = await test.api.get<Page<StaffCaseRow>>(`/api/staff/cases?q=${receipt}`, staff);
      if (!body.items[0]) throw new Error(`no case ${receipt}`);
      return body.items[0];
    },
    get,
    act,
    answer: async (author, approver, id, body) => {
      const drafted = await act(author, id, 'draft', { ...body, submit: true });
      return drafted.status === 200 ? act(approver, id, 'approve') : drafted;
    },
  };
}
