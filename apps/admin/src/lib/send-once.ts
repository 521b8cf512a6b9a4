import { api } from '@/lib/api-client';
import { randomId } from '@/lib/random-id';

const unanswered = new Map<string, { said: string; clientId: string }>();

/** Posts what must count once. Whoever gets no answer presses again: the same goes under the same id, and the server answers what it answered before. */
export const sendOnce = async <T>(path: string, body: object): Promise<T> => {
  const said = JSON.stringify(body);
  const before = unanswered.get(path);
  const clientId = before?.said === said ? before.clientId : randomId();
  unanswered.set(path, { said, clientId });
  const answer = await api.post<T>(path, { ...body, clientId });
  if (unanswered.get(path)?.clientId === clientId) unanswered.delete(path);
  return answer;
};
