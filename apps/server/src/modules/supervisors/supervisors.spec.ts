import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newInvitationCode, shownCode } from './invitation-code.js';
import { periodOf } from './period.js';
import { recordCsv } from './record-csv.js';
import { taskCounts } from './records.service.js';
import { reminderOf } from './task-reminders.job.js';
import { openActor, openSummary } from './trail-words.js';

const SEED = { seed: 20261123 };
const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
const shifted = (from: string, days: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const task = (dueOn: string) => ({ id: 'T', title: '查看', dueOn, staffName: '某人' });

describe('a reminder of a task', () => {
  it('is said for the nearest day that has come, once, and with the days that are really left', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 5 });
    fc.assert(
      fc.property(day, fc.integer({ min: -10, max: 40 }), days, (today, left, reminderDays) => {
        const said = reminderOf(task(shifted(today, left)), today, reminderDays);
        const reached = reminderDays.filter((one) => one >= left);
        const key = left < 0 ? 'task:T:late' : reached.length === 0 ? undefined : `task:T:${Math.min(...reached)}`;
        expect(said?.onceKey).toBe(key);
        if (said && left > 0) expect(said.title).toContain(`还剩 ${left} 天`);
      }),
      SEED,
    );
  });
});

describe('the counts of a record', () => {
  const state = fc.constantFrom('assigned', 'accepted', 'reported', 'returned', 'checked');
  const one = fc.record({ state, dueOn: day, reportedAt: fc.option(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }), { nil: null }) });

  it('never hold silence for done: what is not reported is neither reported nor on time', () => {
    fc.assert(
      fc.property(fc.array(one), day, (tasks, today) => {
        const { tasks: all, tasksReported, tasksOnTime, tasksOverdue } = taskCounts(tasks, today);
        expect(all).toBe(tasks.length);
        expect(tasksOnTime).toBeLessThanOrEqual(tasksReported);
        expect(tasksReported + tasksOverdue).toBeLessThanOrEqual(all);
        expect(taskCounts(tasks.map((each) => ({ ...each, state: 'returned' as const })), today)).toMatchObject({ tasksReported: 0, tasksOnTime: 0 });
      }),
      SEED,
    );
  });
});

describe('a period of appraisals', () => {
  it.each([
    ['2026-01-01', 'quarter', '2026Q1', '2026-03-31'],
    ['2028-02-29', 'quarter', '2028Q1', '2028-03-31'],
    ['2026-12-31', 'quarter', '2026Q4', '2026-12-31'],
    ['2026-06-30', 'half-year', '2026H1', '2026-06-30'],
    ['2026-07-01', 'half-year', '2026H2', '2026-12-31'],
  ] as const)('of %s by %s is %s until %s', (at, kind, id, until) => expect(periodOf(at, kind)).toMatchObject({ id, until }));

  it('holds its day, and the day after its end begins another', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('quarter' as const, 'half-year' as const), (at, kind) => {
        const { id, until } = periodOf(at, kind);
        expect(until >= at).toBe(true);
        expect(periodOf(until, kind).id).toBe(id);
        expect(periodOf(shifted(until, 1), kind).id).not.toBe(id);
      }),
      SEED,
    );
  });
});

describe('the trail', () => {
  it('shows only the end of a receipt, and no long number', () => {
    expect(openSummary('查看咨询 20261122-7K3F9M2QXW 的回电号码 13800001234')).toBe('查看咨询 …2QXW 的回电号码 （号码略）');
    expect(openSummary('身份证 51082219800101001X')).toBe('身份证 （号码略）');
  });
  it('names staff and supervisors, and nobody else', () => {
    expect(openActor({ actorKind: 'staff', actorName: '某人' })).toBe('某人');
    expect(openActor({ actorKind: 'user', actorName: '监督员 某人' })).toBe('监督员 某人');
    expect(openActor({ actorKind: 'user', actorName: '微信用户' })).toBe('群众');
  });
});

it('an invitation code never repeats and reads in four groups', () => {
  const codes = Array.from({ length: 1000 }, newInvitationCode);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(shownCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

it('a name in a spreadsheet is no formula and breaks no line', () => {
  const counts = { year: 2026, tasks: 0, tasksReported: 0, tasksOnTime: 0, tasksOverdue: 0, opinions: 0, opinionsAnswered: 0, appraisals: 0, rectificationsDecided: 0, flagsDecided: 0 };
  const csv = recordCsv([{ supervisorId: 'X', name: '=HYPERLINK("x")', identity: '甲,乙\n丙', ...counts }]);
  expect(csv).toContain(`"'=HYPERLINK(""x"")","甲,乙\n丙",2026`);
});
