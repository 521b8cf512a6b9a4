import type { Envelope } from './envelope.js';

/** Posts a push. `errcode` 0: acknowledged; the HTTP status when it is not 200; -1 when the answer is another or there is none. */
export async function post(url: URL, { body, headers }: Envelope, signal: AbortSignal): Promise<{ errcode: number; text: string }> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    const text = await response.text();
    if (response.status !== 200) return { errcode: response.status, text: `HTTP ${response.status}` };
    return text === '' || text === 'success' ? { errcode: 0, text: '' } : { errcode: -1, text: '答复不是 success' };
  } catch (error) {
    // By shape, not by class: errors of fetch may come from another realm.
    const isTimeout = (error as { name?: unknown }).name === 'TimeoutError';
    return { errcode: -1, text: isTimeout ? '没有按时答复' : '连接不上' };
  }
}
