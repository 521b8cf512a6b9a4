import type { Home } from '@sunshine/contracts';
import { api } from '../../services/api';
import { keepCentre } from '../../services/centre';
import { storage } from '../../services/storage';
import { useAnswer } from '../../services/use-answer';
import { nextVisit } from '../../wording/visit';

async function ask(): Promise<Home> {
  const visit = nextVisit(storage.read('visit'), new Date().toISOString());
  const home = await api.get<Home>('/api/home', { query: { since: visit.before ?? undefined } });
  keepCentre(home.centre);
  // The server's clock decides what counts as "since".
  storage.write('visit', { ...visit, current: home.now });
  return home;
}

/** Everything that the first page shows, in one request. */
export const useHome = () => useAnswer(ask);
