import { EventEmitter } from 'node:events';
import { expect, it } from '@jest/globals';
import { ErrorLog } from './error-log.js';
import { watchRejections } from './rejections.js';

const promise = {};
const rejected = (owns: boolean) => {
  const source = new EventEmitter();
  const errors = new ErrorLog();
  const stop = watchRejections({ owns: () => owns }, errors, source);
  return { errors: errors.entries, stop, emit: () => source.emit('unhandledRejection', new Error('没人管'), promise) };
};

it('notes a rejection of the bundle that nobody handles', () => {
  const { errors, emit } = rejected(true);
  emit();
  expect(errors).toMatchObject([{ source: 'unhandledRejection', message: expect.stringContaining('没人管') }]);
});
it('listens once for many phones, and still knows whose a rejection is', () => {
  const source = new EventEmitter();
  const [mine, yours] = [new ErrorLog(), new ErrorLog()];
  const own = {};
  const stops = [watchRejections({ owns: (promise) => promise === own }, mine, source), watchRejections({ owns: () => false }, yours, source)];
  expect(source.listenerCount('unhandledRejection')).toBe(1);
  source.emit('unhandledRejection', new Error('没人管'), own);
  expect([mine.entries.length, yours.entries.length]).toEqual([1, 0]);
  expect(() => source.emit('unhandledRejection', new Error('别人的'), promise)).toThrow('别人的');
  for (const stop of stops) stop();
  expect(source.listenerCount('unhandledRejection')).toBe(0);
});
it("lets the rejections of others go their way and watches no more after it was stopped", () => {
  const { errors, emit, stop } = rejected(false);
  expect(emit).toThrow('没人管');
  stop();
  expect(emit()).toBe(false);
  expect(errors).toEqual([]);
});
