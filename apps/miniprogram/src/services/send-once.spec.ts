import { beforeEach, expect, it, jest } from '@jest/globals';

const kept = new Map<string, unknown>();
const post = jest.fn<(path: string, options: { body: { clientId: string } }) => Promise<object>>();
let made = 0;
jest.unstable_mockModule('./api', () => ({ api: { post } }));
jest.unstable_mockModule('./device', () => ({ randomName: () => `id-${(made += 1)}` }));
jest.unstable_mockModule('./storage', () => ({ storage: { read: (key: string) => kept.get(key), write: (key: string, value: unknown) => void kept.set(key, value) } }));
const { sendOnce } = await import('./send-once');

const ids = () => post.mock.calls.map(([, { body }]) => body.clientId);
const lose = async (path: string, text: string) => {
  post.mockRejectedValueOnce(new Error('lost'));
  await expect(sendOnce(path, { text }, 'never')).rejects.toThrow('lost');
};

beforeEach(() => {
  kept.clear();
  post.mockReset().mockResolvedValue({});
});

it('sends the same words again under the same id until they are answered', async () => {
  await lose('/api/cases', '一');
  await sendOnce('/api/cases', { text: '一' }, 'never');
  await sendOnce('/api/cases', { text: '一' }, 'never');
  const [lost, again, later] = ids();
  expect(again).toBe(lost);
  expect(later).not.toBe(lost);
});

it('sends other words under an id of their own', async () => {
  await lose('/api/cases', '一');
  await sendOnce('/api/cases', { text: '二' }, 'never');
  expect(new Set(ids()).size).toBe(2);
});

it('keeps the id of what is still unanswered when something else is answered', async () => {
  let answer: (value: object) => void = () => undefined;
  post.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const first = sendOnce('/api/ratings', { text: '一' }, 'never');
  await lose('/api/cases', '二');
  answer({});
  await first;
  await sendOnce('/api/cases', { text: '二' }, 'never');
  const [, lost, again] = ids();
  expect(again).toBe(lost);
});
