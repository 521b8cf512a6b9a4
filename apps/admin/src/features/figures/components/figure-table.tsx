import type { FigureRow, Figures } from '@sunshine/contracts';
import { figureGroups, ratingLevels, type RatingLevel } from '@sunshine/contracts/words';
import { Table, type TableColumnsType } from 'antd';
import { countWords, rateWords, shareOf, shares } from '@/features/figures/share-words';

const LEVELS = [5, 4, 3, 2, 1] as const satisfies RatingLevel[];

/** The rates first: they are what the page is opened for. */
const columns = (by: Figures['by']): TableColumnsType<FigureRow> => [
  { title: figureGroups[by], dataIndex: 'label', width: 150 },
  { title: '评价数', dataIndex: 'ratings', width: 80, align: 'right' },
  ...shares.map(({ key, title, of }) => ({
    title: (
      <>
        {title}
        <div className="cell-note">{of}</div>
      </>
    ),
    key,
    width: 176,
    render: (_: unknown, row: FigureRow) => (
      <>
        <strong>{rateWords(shareOf(row, key))}</strong>
        <div className="cell-note">{countWords(shareOf(row, key))}</div>
      </>
    ),
  })),
  ...LEVELS.map((level) => ({ title: ratingLevels[level].label, key: `level-${level}`, width: 96, align: 'right' as const, render: (_: unknown, row: FigureRow) => row.levels[level] })),
  { title: '认定误评或恶意', dataIndex: 'excluded', width: 120, align: 'right' },
  { title: '自行评价', dataIndex: 'openChannel', width: 90, align: 'right' },
];

/** Every figure with its numerator, denominator and interval; the total first. */
export const FigureTable = ({ figures }: { figures: Figures }) => (
  <div className="wide-table" role="region" tabIndex={0} aria-label="评价统计表，可以左右滚动">
    <Table<FigureRow> aria-label="评价统计" size="small" rowKey="key" pagination={false} tableLayout="fixed" columns={columns(figures.by)} dataSource={[figures.total, ...figures.rows]} />
  </div>
);
