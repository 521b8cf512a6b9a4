import type { GamingFlagDetail } from '@sunshine/contracts';
import { gamingKinds, ratingLevels } from '@sunshine/contracts/words';
import { Drawer } from 'antd';
import { ErrorBlock } from '@/components/error-block';
import { Facts } from '@/components/facts';
import { LoadingBlock } from '@/components/loading-block';
import { useGamingFlag } from '@/features/gaming/api/gaming-flag';
import { FlagState } from '@/features/gaming/components/flag-state';
import { toWall } from '@/lib/time';

const Shown = ({ flag }: { flag: GamingFlagDetail }) => (
  <>
    <Facts
      items={[
        ['发现', flag.summary],
        ['日期', flag.day],
        ['地点', flag.place ?? '不限于一处'],
        ['状态', <FlagState state={flag.state} />],
        ['核实', flag.decidedAt === null ? '等特约监督员核实' : `${flag.decidedBy ?? ''}，${toWall(flag.decidedAt)}：${flag.reason ?? ''}`],
      ]}
    />
    <p className="hint">这些评价照常计入统计，不会因此删除。{flag.ratings > flag.evidence.length && `下面是其中较新的 ${flag.evidence.length} 条，共 ${flag.ratings} 条。`}</p>
    <h2>涉及的评价</h2>
    {flag.evidence.length === 0 && <p>没有指明是哪些评价。</p>}
    {/* A drawer without a control could not be scrolled by key. */}
    <ol className="delivery-steps" aria-label="涉及的评价" tabIndex={0}>
      {flag.evidence.map(({ ratingId, day, matterName, counterName, level, why }) => (
        <li key={ratingId}>
          <time dateTime={day}>{day}</time>
          <div>
            {[matterName, counterName, ratingLevels[level].label].filter(Boolean).join(' · ')}
            <div className="cell-note">{why}</div>
          </div>
        </li>
      ))}
    </ol>
  </>
);

export const FlagDrawer = ({ id, kind, onClose }: { id: string; kind: GamingFlagDetail['kind']; onClose: () => void }) => {
  const flag = useGamingFlag(id);
  return (
    <Drawer open title={gamingKinds[kind]} size={520} onClose={onClose}>
      {flag.isPending && <LoadingBlock />}
      {flag.isError && <ErrorBlock error={flag.error} onRetry={() => void flag.refetch()} />}
      {flag.data && <Shown flag={flag.data} />}
    </Drawer>
  );
};
