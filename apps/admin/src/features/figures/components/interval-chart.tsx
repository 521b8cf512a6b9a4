import type { FigureRow } from '@sunshine/contracts';
import { countWords, rateWords, shareOf, shares, type ShareKey } from '@/features/figures/share-words';

const WIDTH = 640;
const NAME = 150;
const MARGIN = 24;
const NAME_LENGTH = 11;
const ROW = 26;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const across = (share: number): number => NAME + share * (WIDTH - NAME - MARGIN);

const Line = ({ row, shown, at }: { row: FigureRow; shown: ShareKey; at: number }) => {
  const share = shareOf(row, shown);
  const { rate, low, high } = share;
  return (
    <g transform={`translate(0 ${at * ROW})`}>
      <title>{`${row.label}：${rateWords(share)}，${countWords(share)}`}</title>
      <text x={NAME - 10} y={ROW / 2 + 4} textAnchor="end">
        {row.label.length > NAME_LENGTH ? `${row.label.slice(0, NAME_LENGTH)}…` : row.label}
      </text>
      {rate !== null && low !== null && high !== null ? (
        <>
          <rect className="interval" x={across(low)} y={ROW / 2 - 4} width={Math.max(2, across(high) - across(low))} height={8} rx={4} />
          <circle className="rate" cx={across(rate)} cy={ROW / 2} r={5} />
        </>
      ) : (
        <text x={NAME} y={ROW / 2 + 4}>
          {countWords(share)}，数量太少，不算比率
        </text>
      )}
    </g>
  );
};

/** For each group the rate as a dot and its interval as a band: where bands overlap, nobody can say which is better. */
export const IntervalChart = ({ rows, shown }: { rows: FigureRow[]; shown: ShareKey }) => {
  const title = shares.find(({ key }) => key === shown)?.title ?? '';
  const height = rows.length * ROW;
  return (
    <figure className="interval-chart">
      <svg role="img" aria-label={`${title}：${rows.map((row) => `${row.label} ${rateWords(shareOf(row, shown))}`).join('，')}`} viewBox={`0 0 ${WIDTH} ${height + 22}`}>
        {TICKS.map((tick) => (
          <g key={tick}>
            <line className="axis" x1={across(tick)} x2={across(tick)} y1={0} y2={height} />
            <text x={across(tick)} y={height + 16} textAnchor="middle">
              {tick * 100}%
            </text>
          </g>
        ))}
        {rows.map((row, at) => (
          <Line key={row.key} row={row} shown={shown} at={at} />
        ))}
      </svg>
      <figcaption className="hint">圆点是比率，横条是 95% 置信区间；横条重叠的，高低不能下结论。</figcaption>
    </figure>
  );
};
