import type { Invited } from '@sunshine/contracts';
import type { TestApp } from './app.js';

const TERM = { name: '监督乙（演示）', identity: '人大代表', unit: '虚构乡人大', startsOn: '2026-11-01', endsOn: '2028-10-31', appointmentNo: '演聘〔2026〕2号', appointmentText: '聘请监督乙（演示）为特约监督员。' };

/** The token of a phone whose term of office runs. */
export async function loginSupervisor({ api, loginUser }: TestApp, staff: string, code = 'supervisor'): Promise<string> {
  const { body } = await api.post<Invited>('/api/staff/supervisors', TERM, staff);
  const phone = await loginUser(code);
  await api.post('/api/supervisor/acceptance', { code: body.code }, phone);
  return phone;
}
