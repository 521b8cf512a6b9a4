import { digest } from '../wording/digest';
import { api } from './api';
import { randomName } from './device';
import type { LoginNeed } from './request';
import { storage } from './storage';

/** Longer than anybody presses the same button for the same thing. */
const SAME_FOR_MS = 86_400_000;

/**
 * Posts what must count once. Whoever gets no answer presses again: the same words go under the same id, also after the app was
 * closed, and the server answers what it answered before. `same`: by what it is recognised; the body unless told otherwise.
 */
export async function sendOnce<T>(path: string, body: object, login: LoginNeed, same: unknown = body): Promise<T> {
  const said = digest(JSON.stringify(same));
  const { [path]: before, ...others } = storage.read('sending') ?? {};
  const isSame = before?.said === said && Date.now() - before.at < SAME_FOR_MS;
  const clientId = isSame ? before.clientId : randomName();
  storage.write('sending', { ...others, [path]: { said, clientId, at: isSame ? before.at : Date.now() } });
  const answer = await api.post<T>(path, { body: { ...body, clientId }, login });
  forget(path, clientId);
  return answer;
}

/** By what is kept now: something else may have been sent meanwhile, and not been answered. */
function forget(path: string, clientId: string): void {
  const { [path]: mine, ...others } = storage.read('sending') ?? {};
  if (mine?.clientId === clientId) storage.write('sending', others);
}
