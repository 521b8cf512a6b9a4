import { sandbox } from './bridge.h5';
import { storage } from './storage';

/** The sandbox's phone may have been handed to another demo user, who must not find this one's session. */
export async function adoptPerson(): Promise<void> {
  const user = (await sandbox())?.user;
  if (user === undefined || storage.read('person') === user) return;
  const hadSession = storage.read('token') !== undefined;
  storage.clear();
  storage.write('person', user);
  if (hadSession) location.reload();
}
