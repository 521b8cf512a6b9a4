import type { Alert, AlertList, Centre, SaveAlert } from '@sunshine/contracts';
import { api } from '../../services/api';
import { getCentre } from '../../services/centre';

const listAlerts = () => api.get<AlertList>('/api/alerts', { login: 'required' });
/** The alerts, and the centre that names their regions. */
export async function listWithCentre(): Promise<{ items: Alert[]; centre: Centre }> {
  const [{ items }, centre] = await Promise.all([listAlerts(), getCentre()]);
  return { items, centre };
}

export const removeAlert = (id: string) => api.remove(`/api/alerts/${id}`, { login: 'required' });

export const saveAlert = (id: string | undefined, alert: SaveAlert) =>
  id ? api.put(`/api/alerts/${id}`, { body: alert, login: 'required' }) : api.post('/api/alerts', { body: alert, login: 'required' });

/** A saved alert to change, or nothing for a new one; and the centre's regions to choose from. */
export async function alertToEdit(id: string | undefined): Promise<{ alert: Alert | undefined; centre: Centre }> {
  const [centre, list] = await Promise.all([getCentre(), id ? listAlerts() : null]);
  return { centre, alert: list?.items.find((alert) => alert.id === id) };
}
