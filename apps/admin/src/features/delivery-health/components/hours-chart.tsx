import type { DeliveryHealth } from '@sunshine/contracts';
import { slotsOf, type Slot } from '@/features/delivery-health/chart-slots';
import { durationWords } from '@/features/delivery-health/duration-words';
import { toWall } from '@/lib/time';

const WIDTH = 1000;
const HEIGHT = 110;
const LABEL = 20;

const Bar = ({ slot, index, step, top }: { slot: Slot; index: number; step: number; top: number }) => {
  const high = (ms: number): number => Math.max(2, (ms / top) * HEIGHT);
  const width = Math.min(22, step * 0.7);
  return (
    <g transform={`translate(${(index + 0.5) * step} 0)`}>
      {slot.figures && (
        <>
          <title>{`${toWall(slot.at)} 起一小时：${slot.figures.n} 条，一半以内 ${durationWords(slot.figures.p50)}，95% 以内 ${durationWords(slot.figures.p95)}，最慢 ${durationWords(slot.figures.worst)}`}</title>
          <rect className="bar-p95" x={-width / 2} y={HEIGHT - high(slot.figures.p95)} width={width} height={high(slot.figures.p95)} />
          <rect className="bar-p50" x={-width / 2} y={HEIGHT - high(slot.figures.p50)} width={width} height={high(slot.figures.p50)} />
        </>
      )}
      {slot.label !== '' && (
        <text y={HEIGHT + LABEL - 5} textAnchor="middle">
          {slot.label}
        </text>
      )}
    </g>
  );
};

/** A bar an hour of announcement: the 95 % of it, darker up to the half; the slowest hour also in words. */
export const HoursChart = ({ health }: { health: DeliveryHealth }) => {
  const [slowest] = health.byHour.toSorted((a, b) => b.p95 - a.p95);
  if (!slowest) return <p className="hint">没有数据：这段时间没有直接发出的推送。</p>;
  const slots = slotsOf(health);
  const words = `最慢的是 ${toWall(slowest.hour)} 起的一小时：${slowest.n} 条，95% 以内 ${durationWords(slowest.p95)}，最慢 ${durationWords(slowest.worst)}`;
  return (
    <div className="hours-chart">
      <svg role="img" aria-label={`每小时发布到手机的用时。${words}`} viewBox={`0 0 ${WIDTH} ${HEIGHT + LABEL}`}>
        <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
        {slots.map((slot, index) => (
          <Bar key={slot.at} slot={slot} index={index} step={WIDTH / slots.length} top={Math.max(1, slowest.p95)} />
        ))}
      </svg>
      <p className="hint">按公告发布的钟点；深色到一半以内，浅色到 95% 以内。{words}。只算一次发成、没有免打扰和汇总的推送。</p>
    </div>
  );
};
