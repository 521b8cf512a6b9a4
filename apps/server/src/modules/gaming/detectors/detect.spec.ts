import { describe, expect, it } from '@jest/globals';
import { attackKinds, measure, ratingTraffic } from '../../../../../../bench/lib/rating-traffic.mjs';
import { gamingThresholdsSchema } from '../../../platform/config/gaming-thresholds.js';
import { detect } from './detect.js';
import { plainText } from './texts.js';
import type { Trace } from './trace.js';

const thresholds = gamingThresholdsSchema.parse(undefined);
const AT = Date.parse('2026-03-04T10:00:00+08:00');

const traceAt = (seconds: number, change: Partial<Trace> = {}): Trace => ({
  id: `rating-${seconds}`,
  day: '2026-03-04',
  at: AT + seconds * 1000,
  matterId: 'notices',
  counterId: null,
  level: 5,
  channel: 'open',
  handledById: null,
  servedAt: null,
  device: `device-${seconds}`,
  network: null,
  isStaffDevice: false,
  durationMs: 20_000,
  text: '',
  ...change,
});
const times = (count: number, of: (at: number) => Trace): Trace[] => Array.from({ length: count }, (_, at) => of(at));
const kindsFound = (traces: Trace[]): string[] => detect(traces, thresholds).map(({ kind }) => kind);

describe('on invented traffic', () => {
  const [ordinary, ...rows] = measure(detect, thresholds, 24);

  it.each(rows.map((row) => [row.attack, row] as const))('at least nine of ten are found who make ratings up by %s', (_, row) => {
    expect(row.found / row.worlds).toBeGreaterThanOrEqual(0.9);
    expect(row.named / row.madeUp).toBeGreaterThanOrEqual(0.8);
  });

  it('at most one in twenty ordinary ratings is named, with and without an attack', () => {
    expect(rows.map(({ attack }) => attack)).toEqual(attackKinds);
    for (const row of [ordinary, ...rows]) expect((row?.falselyNamed ?? 1) / (row?.ordinary ?? 1)).toBeLessThanOrEqual(0.05);
  });

  it('the order in which ratings are looked at changes nothing', () => {
    const traces = ratingTraffic(7, 'burst');
    expect(detect(traces.toReversed(), thresholds)).toEqual(detect(traces, thresholds));
  });
});

describe('what is not conspicuous', () => {
  it.each([
    ['nothing at all', []],
    ['a family of four on one phone', times(4, (at) => traceAt(at * 120, { device: 'phone' }))],
    ['a kiosk that everybody uses', times(40, (at) => traceAt(at * 400, { device: 'kiosk', channel: 'kiosk' }))],
    ['paper forms that staff type in', times(40, (at) => traceAt(at * 400, { device: 'desk', channel: 'paper', isStaffDevice: true }))],
    ['short praise that everybody writes', times(12, (at) => traceAt(at * 3600, { text: '很好！' }))],
    ['many from one network who read before they tap', times(12, (at) => traceAt(at * 200, { network: 'hall' }))],
    ['ratings without a device, a network or a duration', times(12, (at) => traceAt(at * 700, { device: null, durationMs: null }))],
  ])('%s', (_, traces) => {
    expect(kindsFound(traces)).toEqual([]);
  });

  it('a saying that people also use on other days', () => {
    const text = '工作人员服务态度非常好，办事效率高';
    const other = [1, 2, 3].map((day) => traceAt(day * 86_400 * 5, { day: `2026-03-${10 + day}`, text }));
    const today = times(4, (at) => traceAt(at * 3600, { text }));
    expect(kindsFound(today)).toEqual(['copied-texts']);
    expect(kindsFound([...today, ...other])).toEqual([]);
  });
});

describe('a finding', () => {
  it('names exactly the ratings that it rests on', () => {
    const [found] = detect([...times(5, (at) => traceAt(at * 1000, { device: 'phone' })), traceAt(9999)], thresholds);
    expect(found).toMatchObject({ kind: 'one-device', day: '2026-03-04', placeId: null, evidence: times(5, (at) => traceAt(at * 1000)).map(({ id }) => ({ ratingId: id, why: '同一台设备' })) });
  });

  it('sees through blanks, marks, widths and case', () => {
    expect(plainText(' 服务Ｖｅｒｙ 好！！👍 ')).toBe('服务very好');
    expect(kindsFound(times(4, (at) => traceAt(at * 900, { text: `窗口的同志一次把材料说清楚了${'！'.repeat(at)}` })))).toEqual(['copied-texts']);
  });

  it('of a burst says what the place is used to', () => {
    const usual = times(6, (at) => traceAt(-(at + 1) * 86_400, { day: `2026-02-${20 + at}`, counterId: 'hall-1' }));
    const rush = times(12, (at) => traceAt(at * 30, { counterId: 'hall-1' }));
    expect(detect([...usual, ...rush], thresholds)).toMatchObject([{ kind: 'burst', placeId: 'hall-1', summary: expect.stringContaining('12 条') as unknown }]);
  });
});
