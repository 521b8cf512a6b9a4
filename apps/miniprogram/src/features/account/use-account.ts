import type { Credit, Device, DeviceList, PersonalData } from '@sunshine/contracts';
import { api } from '../../services/api';
import { getMe } from '../../services/me';

export interface AccountAnswer {
  phone: PersonalData['phone'];
  items: Device[];
}

const getPersonalData = () => api.get<PersonalData>('/api/me/data', { login: 'required' });
export const putReminders = (on: boolean) => api.put<PersonalData>('/api/me/reminders', { body: { on }, login: 'required' });

export interface HeldAnswer {
  data: PersonalData;
  /** What is lost when reminders are switched off. */
  credits: Credit[];
}

/** 现在存着您的, and what is left of the reminders. */
export async function askHeld(): Promise<HeldAnswer> {
  const [data, { credits }] = await Promise.all([getPersonalData(), getMe()]);
  return { data, credits };
}

/** 账号与设备: the number that was given, and where the person is logged in. */
export async function askAccount(): Promise<AccountAnswer> {
  const { phone } = await getPersonalData();
  const { items } = await api.get<DeviceList>('/api/me/sessions', { login: 'required' });
  return { phone, items };
}
