import type { DeliveryHealth } from '@sunshine/contracts';
import { durationWords } from '@/features/delivery-health/duration-words';
import { toWall } from '@/lib/time';

const HEIGHT = 120;
const BAR = 22;
const GAP = 8;
const LABEL = 18;

/** A bar an hour of announcement: the 95 % of it, darker up to the half. The same numbers are in each bar's title and in the table below. */
export const HoursChart = ({ hours }: { hours: DeliveryHealth['byHour'] }) => {
  if (hours.length === 0) return <p className="hint">没有数据：这段时间没有直接发出的推送。</p>;
  const top = Math.max(1, ...hours.map(({ p95 }) => p95));
  const width = hours.length * (BAR + GAP);
  const high = (ms: number): number => Math.max(1, (ms / top) * HEIGHT);
  return (
    <div className="hours-chart">
      <svg role="img" aria-label={`每小时发布到手机的用时，最高的 95% 以内为 ${durationWords(top)}`} width={width} height={HEIGHT + LABEL} viewBox={`0 0 ${width} ${HEIGHT + LABEL}`}>
        {hours.map(({ hour, n, p50, p95, worst }, index) => (
          <g key={hour} transform={`translate(${index * (BAR + GAP)} 0)`}>
            <title>{`${toWall(hour)} 起一小时：${n} 条，一半以内 ${durationWords(p50)}，95% 以内 ${durationWords(p95)}，最慢 ${durationWords(worst)}`}</title>
            <rect className="bar-p95" x={0} y={HEIGHT - high(p95)} width={BAR} height={high(p95)} />
            <rect className="bar-p50" x={0} y={HEIGHT - high(p50)} width={BAR} height={high(p50)} />
            <text x={BAR / 2} y={HEIGHT + LABEL - 4} textAnchor="middle">{toWall(hour).slice(11, 13)}</text>
          </g>
        ))}
      </svg>
      <p className="hint">横轴为公告发布的钟点；浅色到 95% 以内（最高 {durationWords(top)}），深色到一半以内。只算一次发成、没有免打扰和汇总的推送。</p>
    </div>
  );
};
