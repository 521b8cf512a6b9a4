import type { ImportRun } from '@sunshine/contracts';
import { feedFormats } from '@sunshine/contracts/words';
import { Button, Progress, type TableColumnsType } from 'antd';
import { StateWord } from '@/components/state-word';
import { toWall } from '@/lib/time';

const stateOf = (run: ImportRun) => {
  if (run.state === 'running')
    return (
      <>
        <StateWord tone="urgent">正在导入</StateWord>
        <Progress aria-label="导入进度" size="small" percent={run.percent ?? 0} showInfo={run.percent !== null} status="active" />
      </>
    );
  if (run.state === 'finished') return <StateWord tone="done">已完成</StateWord>;
  return (
    <>
      <StateWord tone="late">{run.state === 'failed' ? '失败' : '中断，可重新导入'}</StateWord>
      {run.error !== null && <div className="cell-note">{run.error}</div>}
    </>
  );
};

const count = (title: string, key: 'read' | 'created' | 'updated' | 'unchanged' | 'masked') => ({ title, dataIndex: key, width: 80, align: 'right' as const, render: (value: number) => value.toLocaleString() });

export const runColumns = (onRejections: (run: ImportRun) => void): TableColumnsType<ImportRun> => [
  { title: '开始时间', dataIndex: 'startedAt', width: 146, render: toWall },
  {
    title: '文件',
    dataIndex: 'fileName',
    render: (name: string, run) => (
      <>
        <span className="break-all">{name}</span>
        <div className="cell-note">
          {feedFormats[run.format]} · {run.asDraft ? '先送审' : '直接发布'} · {run.startedBy}
        </div>
      </>
    ),
  },
  { title: '状态', key: 'state', width: 170, render: (_, run) => stateOf(run) },
  count('读取', 'read'),
  count('新增', 'created'),
  count('更新', 'updated'),
  count('未变', 'unchanged'),
  count('打码', 'masked'),
  {
    title: '未导入',
    dataIndex: 'rejected',
    width: 110,
    align: 'right',
    render: (rejected: number, run) =>
      rejected === 0 ? (
        '0'
      ) : (
        <Button size="small" onClick={() => onRejections(run)}>
          {rejected.toLocaleString()} 看原因
        </Button>
      ),
  },
];
