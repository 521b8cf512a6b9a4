import { denseRuns, densest, findingOf, groupBy, isPressed, isWithin, MINUTE_MS, placeOf, type Detector, type Trace } from './trace.js';

/** So many other days make a place's usual peak known. */
const KNOWN_AFTER_DAYS = 5;
const USUAL_QUANTILE = 0.9;

/** The peak that nine of ten of the other days stay within. */
function usualPeak(days: ReadonlyMap<string, Trace[]>, but: string, spanMs: number): number | undefined {
  const peaks = [...days].flatMap(([day, traces]) => (day === but ? [] : [densest(traces, spanMs).length])).sort((a, b) => a - b);
  return peaks.length < KNOWN_AFTER_DAYS ? undefined : peaks[Math.floor((peaks.length - 1) * USUAL_QUANTILE)];
}

/** Far more in a few minutes than the place has at its busiest. */
export const bursts: Detector = (ordered, { burst: { ratings, minutes, timesUsual } }) =>
  [...groupBy(ordered, placeOf)].flatMap(([placeId, all]) => {
    const days = groupBy(all, ({ day }) => day);
    return [...days].flatMap(([day, found]) => {
      const usual = usualPeak(days, day, minutes * MINUTE_MS);
      const past = usual === undefined ? '这里还没有足够的往日记录可比' : `这里平时最忙的 ${minutes} 分钟约 ${usual} 条`;
      const runs = denseRuns(found, minutes * MINUTE_MS, Math.max(ratings, Math.ceil(timesUsual * (usual ?? ratings))));
      return runs.map((run) => findingOf('burst', run, { placeId, summary: `短时间集中提交了 ${run.length} 条；${past}`, why: '短时间集中提交' }));
    });
  });

/** Full marks faster than anybody reads the form. */
export const hurriedFives: Detector = (ordered, { hurriedFives: { seconds, ratings, share } }) => {
  const groups = groupBy(ordered.filter(({ channel }) => channel !== 'paper'), (trace) => `${trace.day}:${placeOf(trace)}`);
  return [...groups.values()].flatMap((all) => {
    const found = all.filter(({ level, durationMs }) => level === 5 && isWithin(durationMs, seconds));
    if (found.length < ratings || found.length < share * all.length) return [];
    return [findingOf('hurried-fives', found, { placeId: placeOf(found[0]!), summary: `当天 ${all.length} 条评价中有 ${found.length} 条非常满意在 ${seconds} 秒内提交`, why: `${seconds} 秒内提交非常满意` })];
  });
};

/** At one counter, under one member of staff, most give full marks at once: as if somebody stood beside them. */
export const counterPressure: Detector = (ordered, { counterPressure: limits }) => {
  const served = ordered.filter(({ servedAt, channel }) => servedAt !== null && channel !== 'paper');
  const groups = groupBy(served, (trace) => `${trace.day}:${placeOf(trace)}:${trace.handledById ?? ''}`);
  return [...groups.values()].flatMap((all) => {
    const found = all.filter((trace) => isPressed(trace, limits));
    if (found.length < limits.ratings || found.length < limits.share * all.length) return [];
    const summary = `当天 ${all.length} 条评价中有 ${found.length} 条在办结后 ${limits.servedSeconds} 秒内匆忙给出满分`;
    return [findingOf('counter-pressure', found, { placeId: placeOf(found[0]!), summary, why: '办结后几秒内匆忙给出满分' })];
  });
};
