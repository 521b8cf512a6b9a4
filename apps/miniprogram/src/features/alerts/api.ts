import type { Alert, AlertConditions, AlertList, AlertPreview, AlertTiming, Centre, PartyChoiceList, SaveAlert, Synonyms } from '@sunshine/contracts';
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

export const saveTiming = (alert: Alert, timing: AlertTiming) => saveAlert(alert.id, { ...alert.conditions, name: alert.name, timing });

/** A saved alert to change, or nothing for a new one; and the centre's regions to choose from. */
export async function alertToEdit(id: string | undefined): Promise<{ alert: Alert | undefined; centre: Centre }> {
  const [centre, list] = await Promise.all([getCentre(), id ? listAlerts() : null]);
  return { centre, alert: list?.items.find((alert) => alert.id === id) };
}

/** What the conditions would have found in the last 30 days. */
export const previewOf = (conditions: AlertConditions) => api.post<AlertPreview>('/api/alerts/preview', { body: conditions, login: 'required' });

const LONGEST_LIST = 8;
export const partiesLike = (role: 'owner' | 'agency', q: string) => api.get<PartyChoiceList>('/api/parties', { query: { role, q, limit: LONGEST_LIST }, login: 'if-any' });

/** Other words for the same thing. They are an offer: without an answer nothing is offered. */
export const synonymsOf = (word: string): Promise<string[]> =>
  api.get<Synonyms>('/api/synonyms', { query: { word } }).then(
    (answer) => answer.synonyms,
    () => [],
  );
