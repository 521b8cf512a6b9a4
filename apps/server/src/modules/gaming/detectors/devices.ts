import { DAY_MS, densest, findingOf, groupBy, isOwnDevice, isPressed, isWithin, MINUTE_MS, type Detector, type Finding, type Thresholds, type Trace } from './trace.js';

const WEEK_MS = 7 * DAY_MS;

/** Ratings from devices on which staff log in. */
export const staffDevices: Detector = (ordered) => {
  const groups = groupBy(ordered.filter((trace) => trace.isStaffDevice && isOwnDevice(trace)), ({ device, day }) => device && `${day}:${device}`);
  return [...groups.values()].map((found) => findingOf('staff-device', found, { summary: `一台工作人员登录过的设备当天提交了 ${found.length} 条评价`, why: '由工作人员登录过的设备提交' }));
};

/** One phone rates for many. A family's few a day stay below. */
export const oneDevice: Detector = (ordered, { oneDevice: { aDay, aWeek } }) =>
  [...groupBy(ordered.filter(isOwnDevice), ({ device }) => device).values()].flatMap((all) => {
    const days = [...groupBy(all, ({ day }) => day).values()].filter(({ length }) => length >= aDay);
    const week = densest(all, WEEK_MS);
    const found = [...days.map((one) => ({ one, span: '一天' })), ...(week.length >= aWeek ? [{ one: week, span: '一周' }] : [])];
    return found.map(({ one, span }) => findingOf('one-device', one, { summary: `同一台设备${span}内提交了 ${one.length} 条评价`, why: '同一台设备' }));
  });

/** One after the other from one network, in a hurry and all of one mind: somebody who clears the phone in between. */
export const oneNetwork: Detector = (ordered, { oneNetwork: limits }) =>
  [...groupBy(ordered.filter(isOwnDevice), ({ network, day }) => network && `${day}:${network}`).values()].flatMap((all) => [...ofOneMind(all, 5, limits), ...ofOneMind(all, 1, limits)]);

function ofOneMind(all: readonly Trace[], level: 5 | 1, { ratings, minutes, seconds, share }: Thresholds['oneNetwork']): Finding[] {
  const found = densest(all.filter((trace) => trace.level === level && isWithin(trace.durationMs, seconds)), minutes * MINUTE_MS);
  const [first, last] = [found.at(0)?.at ?? 0, found.at(-1)?.at ?? 0];
  const around = all.filter(({ at }) => first <= at && at <= last);
  if (found.length < ratings || found.length < share * around.length) return [];
  return [findingOf('one-network', found, { summary: `同一网络 ${minutes} 分钟内匆忙提交了 ${found.length} 条${level === 5 ? '非常满意' : '非常不满意'}`, why: '同一网络，匆忙提交' })];
}

/** A device that again and again gives full marks to one person, within seconds of that person's own registration. */
export const selfRating: Detector = (ordered, { selfRating: { ratings, days }, counterPressure }) => {
  const pressed = ordered.filter((trace) => isOwnDevice(trace) && isPressed(trace, counterPressure));
  const groups = groupBy(pressed, ({ device, handledById }) => device && handledById && `${device}:${handledById}`);
  return [...groups.values()].flatMap((all) => {
    const found = densest(all, days * DAY_MS);
    if (found.length < ratings) return [];
    return [findingOf('self-rating', found, { summary: `同一台设备 ${days} 天内 ${found.length} 次在同一位经办人刚登记办结时给出满分`, why: '刚登记办结就给满分，经办人相同' })];
  });
};
