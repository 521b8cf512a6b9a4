import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { api } from '@/lib/api-client';
import { sendOnce } from '@/lib/send-once';

const post = jest.spyOn(api, 'post');
const ids = (): unknown[] => post.mock.calls.map(([, body]) => (body as { clientId: string }).clientId);

beforeEach(() => void post.mockResolvedValue({}));
afterEach(() => void post.mockReset());

it('sends the same again under the same id until it is answered', async () => {
  post.mockRejectedValueOnce(new Error('lost'));
  await expect(sendOnce('/calls', { text: '一' })).rejects.toThrow('lost');
  await sendOnce('/calls', { text: '一' });
  await sendOnce('/calls', { text: '一' });
  const [lost, again, later] = ids();
  expect(lost).toMatch(/^[0-9a-f]{32}$/);
  expect(again).toBe(lost);
  expect(later).not.toBe(lost);
});

it('sends something else under an id of its own', async () => {
  post.mockRejectedValueOnce(new Error('lost'));
  await expect(sendOnce('/calls', { text: '一' })).rejects.toThrow('lost');
  await sendOnce('/calls', { text: '二' });
  expect(new Set(ids()).size).toBe(2);
});

it('keeps the id of what is still unanswered when something else is answered', async () => {
  let answer: (value: unknown) => void = () => undefined;
  post.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const first = sendOnce('/calls', { text: '一' });
  post.mockRejectedValueOnce(new Error('lost'));
  await expect(sendOnce('/calls', { text: '二' })).rejects.toThrow('lost');
  answer({});
  await first;
  await sendOnce('/calls', { text: '二' });
  const [, lost, again] = ids();
  expect(again).toBe(lost);
});
