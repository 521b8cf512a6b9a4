import type { StaffArticle } from '@sunshine/contracts';
import { articleStates, type ArticleState } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { StateWord, type Tone } from '@/components/state-word';
import { toWall } from '@/lib/time';

export type Deed = 'hide' | 'show' | 'name';

interface Options {
  /** Null when this member may only look. */
  onDeed: ((deed: Deed, row: StaffArticle) => void) | null;
}

const toneOf: Record<ArticleState, Tone> = { shown: 'done', hidden: 'urgent', removed: 'plain' };

const titleOf = ({ title, wechatUrl, author, hasBody }: StaffArticle) => (
  <>
    {wechatUrl === null ? (
      title
    ) : (
      <a href={wechatUrl} target="_blank" rel="noopener noreferrer">
        {title}
      </a>
    )}
    <div className="cell-note">{[author, hasBody ? null : '正文只在微信里'].filter(Boolean).join(' · ')}</div>
  </>
);

const stateOf = ({ state, hiddenBy, hiddenReason, picturesMissing }: StaffArticle) => (
  <>
    <StateWord tone={toneOf[state]}>{articleStates[state]}</StateWord>
    {hiddenReason !== null && <div className="cell-note">{`${hiddenBy}：${hiddenReason}`}</div>}
    {picturesMissing > 0 && <div className="cell-note">{`${picturesMissing} 张图片没有取到`}</div>}
  </>
);

const deedsOf = (row: StaffArticle, onDeed: (deed: Deed, row: StaffArticle) => void) => (
  <span className="button-row">
    {row.state !== 'removed' && (
      <Button size="small" onClick={() => onDeed(row.state === 'shown' ? 'hide' : 'show', row)}>
        {row.state === 'shown' ? '隐藏' : '恢复'}
      </Button>
    )}
    {row.isUntitled && row.state !== 'removed' && (
      <Button size="small" onClick={() => onDeed('name', row)}>
        改标题
      </Button>
    )}
  </span>
);

export const articleColumns = ({ onDeed }: Options): TableColumnsType<StaffArticle> => [
  { title: '发布时间', dataIndex: 'publishedAt', width: 146, render: toWall },
  { title: '标题', key: 'title', render: (_, row) => titleOf(row) },
  { title: '更新时间', dataIndex: 'updatedAt', width: 146, render: toWall },
  { title: '状态', key: 'state', width: 200, render: (_, row) => stateOf(row) },
  ...(onDeed === null ? [] : [{ title: '操作', key: 'deeds', width: 150, render: (_: unknown, row: StaffArticle) => deedsOf(row, onDeed) }]),
];
