import { expect } from '@jest/globals';
import type { CaseReceipt, Invited, Opinion, Page, PublicCase, Rectification, StaffMemberList, SupervisionTask } from '@sunshine/contracts';
import type { Answer, TestApp } from './app.js';
import { casesAt } from './cases.js';
import { submitRating } from './ratings.js';
import { makePdf, upload } from './upload-files.js';

/** What people entrust to the centre: nowhere in the open. */
export const entrusted = {
  filerContact: '0839-5550001',
  filerName: '甄示例',
  raterContact: '0839-5550002',
  callBackPhone: '0839-5550003',
  callerContact: '0839-5550004',
  callerName: '贾示例',
  paperContact: '0839-5550005',
  filerPhone: '13800005551',
  supervisorPhone: '13800005552',
} as const;
/** A number that staff and supervisors write into their reasons, notes and reports. */
export const SPOKEN = '13900007777';

export interface Lives {
  desk: string;
  admin: string;
  supervisor: string;
  /** Shown once to whoever they are for. */
  codes: string[];
  /** Of logins, of finished services, of answers. */
  tokens: string[];
  filed: CaseReceipt;
  taskId: string;
  opinionId: string;
  ratingId: string;
  rectificationId: string;
  caseId: string;
  serviceId: string;
}

type Phones = (number: string) => void;

const done = <T>(what: string, { status, body }: Pick<Answer<T>, 'status' | 'body'>): T => {
  expect([what, status, status < 300 ? null : body]).toEqual([what, status === 201 ? 201 : 200, null]);
  return body;
};

/** Everybody who has something to hide does what they come for; every single step succeeds. */
export async function liveThrough(test: TestApp, phoneIs: Phones): Promise<Lives> {
  const [desk, admin] = [await test.loginStaff('supervisor-desk'), await test.loginStaff('administrator')];
  const post = async <T = unknown>(path: string, body: object, token?: string): Promise<T> => done(path, await test.api.post<T>(path, body, token));
  const withPhone = async (name: string, number: string): Promise<string> => {
    const token = await test.loginUser(name);
    phoneIs(number);
    await post('/api/me/phone', { code: 'p' }, token);
    return token;
  };
  const rater = await test.loginUser('评价的人');
  const filer = await withPhone('提诉求的人', entrusted.filerPhone);
  const supervisor = await withPhone('监督的人', entrusted.supervisorPhone);
  const cases = await liveCases(test, { desk, admin, filer, post });
  const ratings = await liveRatings(test, { desk, rater, post });
  const office = await liveOffice(test, { desk, admin, supervisor, post, rectificationId: ratings.rectificationId });
  await test.drain();
  return {
    ...{ desk, admin, supervisor, ...cases, ...ratings, ...office },
    codes: [...cases.codes, ...ratings.codes, ...office.codes],
    tokens: [desk, admin, rater, filer, supervisor, ...cases.tokens, ...ratings.tokens],
  };
}

interface Deeds {
  desk: string;
  post<T = unknown>(path: string, body: object, token?: string): Promise<T>;
}

async function liveCases(test: TestApp, { desk, admin, filer, post }: Deeds & { admin: string; filer: string }) {
  const cases = casesAt(test);
  const file = done('upload', await upload(test, await makePdf(1, (document) => void document.setTitle(entrusted.filerContact)), '材料.pdf', filer));
  const filed = done('file', await cases.file({ contact: entrusted.filerContact, filerName: entrusted.filerName, uploadIds: [file.id], callBack: true, publishConsent: true }, filer));
  const noted = await post<CaseReceipt>('/api/staff/calls', { kind: 'suggestion', source: 'hotline', text: '建议延长窗口时间', contact: entrusted.callerContact, filerName: entrusted.callerName }, desk);
  const asked = await post<CaseReceipt>('/api/call-backs', { phone: entrusted.callBackPhone, about: '想问保证金' });
  const { id } = await cases.find(desk, filed.receipt);
  const looked = await post(`/api/staff/cases/${id}/contact`, {}, desk);
  expect(looked).toEqual({ filerName: entrusted.filerName, contact: entrusted.filerContact, phone: entrusted.filerPhone });
  done('transfer', await cases.act(desk, id, 'transfer', { sectionId: 'finance', reason: `请联系 ${SPOKEN} 核实` }));
  done('answer', await cases.answer(desk, admin, id, { answer: '五个工作日内退还。' }));
  const callBack = await cases.find(desk, asked.receipt);
  done('called', await cases.act(desk, callBack.id, 'called', { note: `已拨 ${SPOKEN} 说明` }));
  const { receipt, code } = await post<CaseReceipt>('/api/cases', { kind: 'enquiry', text: '另一个问题，随后撤回', contact: entrusted.filerContact });
  await post('/api/cases/withdraw', { receipt, code, reason: '已经解决' });
  const own = await post<PublicCase>('/api/cases/lookup', { receipt: filed.receipt, code: filed.code });
  expect(own.ratingToken).toHaveLength(22);
  return { filed, caseId: id, codes: [filed.code, noted.code, asked.code, code], tokens: [own.ratingToken ?? ''] };
}

async function liveRatings(test: TestApp, { desk, rater, post }: Deeds & { rater: string }) {
  const service = await post<{ id: string; token: string }>('/api/staff/handled-services', { matterId: 'opening' }, await test.loginStaff('editor'));
  const rated = done('rate', await submitRating(test.api, { contact: entrusted.raterContact, level: 2, chosen: 1, text: '等得久', token: service.token }, rater));
  const { body: form } = await test.api.get<{ id: string }>('/api/rating-forms/opening');
  await post('/api/staff/paper-ratings', { formId: form.id, matterId: 'opening', level: 3, answers: [], contact: entrusted.paperContact }, desk);
  expect(await post(`/api/staff/ratings/${rated.id}/contact`, {}, desk)).toEqual({ contact: entrusted.raterContact });
  const { body: open } = await test.api.get<Page<Rectification>>('/api/staff/rectifications', desk);
  const rectificationId = open.items[0]?.id ?? '';
  await post(`/api/staff/rectifications/${rectificationId}/steps`, { kind: 'call-back', reached: true, text: `拨 ${SPOKEN} 已说明` }, desk);
  await post(`/api/staff/rectifications/${rectificationId}/propose`, { text: '已增开窗口' }, desk);
  await post(`/api/staff/ratings/${rated.id}/exclusion`, { kind: 'mistaken', reason: `本人来电 ${SPOKEN} 说选错` }, desk);
  return { ratingId: rated.id, serviceId: service.id, rectificationId, codes: [rated.code], tokens: [service.token] };
}

const APPOINTMENT = { name: '监督戊（演示）', identity: '人大代表', unit: '虚构乡人大', startsOn: '2026-11-01', endsOn: '2028-10-31', appointmentNo: '演聘〔2026〕5号', appointmentText: '聘请监督戊（演示）为特约监督员。' };

async function liveOffice(test: TestApp, { desk, admin, supervisor, post, rectificationId }: Deeds & { admin: string; supervisor: string; rectificationId: string }) {
  const invited = await post<Invited>('/api/staff/supervisors', APPOINTMENT, desk);
  await post('/api/supervisor/acceptance', { code: invited.code }, supervisor);
  const members = done('members', await test.api.get<StaffMemberList>('/api/staff/members', admin));
  const order = { title: '到场监督开标', duty: '看抽取', measures: '全程在场', supervisorId: invited.supervisor.id, staffId: members.items[0]?.id, dueOn: '2026-12-31' };
  const task = await post<SupervisionTask>('/api/staff/tasks', order, desk);
  const accepted = await post<SupervisionTask>(`/api/supervisor/tasks/${task.id}/accept`, { revision: task.revision }, supervisor);
  const reported = await post<SupervisionTask>(`/api/supervisor/tasks/${task.id}/report`, { revision: accepted.revision, report: `现场联系人 ${SPOKEN}` }, supervisor);
  await post(`/api/staff/tasks/${task.id}/check`, { revision: reported.revision, pass: false, note: `请打 ${SPOKEN} 补充` }, desk);
  const opinion = await post<Opinion>('/api/supervisor/opinions', { subjectKind: 'rule', subject: '开标制度', text: '建议公开得更早', uploadIds: [] }, supervisor);
  await test.drain();
  const { body: waiting } = await test.api.get<{ items: { id: string }[] }>('/api/staff/content-checks?state=pending', desk);
  for (const { id } of waiting.items) await post(`/api/staff/content-checks/${id}/decision`, { pass: true }, desk);
  await post(`/api/staff/opinions/${opinion.id}/draft`, { draft: '采纳' }, desk);
  await post(`/api/staff/opinions/${opinion.id}/return`, { reason: `先问 ${SPOKEN}` }, admin);
  await post(`/api/supervisor/rectifications/${rectificationId}/close`, { reason: `已向 ${SPOKEN} 核实` }, supervisor);
  const second = await post<Invited>('/api/staff/supervisors', { ...APPOINTMENT, name: '监督己（演示）' }, desk);
  await post(`/api/staff/supervisors/${second.supervisor.id}/end`, { reason: `本人来电 ${SPOKEN} 辞任` }, desk);
  const codes = [invited.code, second.code].flatMap((code) => [code, code.replaceAll('-', '')]);
  return { codes, taskId: task.id, opinionId: opinion.id };
}

