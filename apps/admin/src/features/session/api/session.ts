import type { ChangePassword, Done, StaffLogin, StaffSession } from '@sunshine/contracts';
import { api } from '@/lib/api-client';

export const logIn = (login: StaffLogin): Promise<StaffSession> => api.post('/session', login);
export const changePassword = (change: ChangePassword): Promise<Done> => api.post('/password', change);
