import type { StaffSupervisor } from '@sunshine/contracts';
import { supervisorStates, type SupervisorState } from '@sunshine/contracts/words';
import { Button, type TableColumnsType } from 'antd';
import { StateWord, type Tone } from '@/components/state-word';
import { toWall } from '@/lib/time';

export type TermAct = 'code' | 'end' | 'renew';

const tones: Record<SupervisorState, Tone> = { invited: 'urgent', upcoming: 'plain', serving: 'done', ended: 'plain' };

const stateNote = ({ state, codeUntil, endReason, endsSoon }: StaffSupervisor): string | null => {
  if (state === 'invited') return codeUntil === null ? '邀请码已失效，请重发' : `邀请码 ${toWall(codeUntil)} 前有效`;
  if (state === 'ended') return endReason;
  return endsSoon ? '任期快满，请考虑续聘' : null;
};

const actsOf = ({ state }: StaffSupervisor): [TermAct, string][] => {
  if (state === 'ended') return [];
  const own: [TermAct, string] = state === 'invited' ? ['code', '重发邀请码'] : ['renew', '续聘'];
  return [own, ['end', '结束任期']];
};

export const supervisorColumns = (onAct: (act: TermAct, row: StaffSupervisor) => void): TableColumnsType<StaffSupervisor> => [
  {
    title: '姓名',
    dataIndex: 'name',
    width: 200,
    render: (name: string, row) => (
      <>
        {name}
        <div className="cell-note">
          {row.identity} · {row.unit}
        </div>
      </>
    ),
  },
  {
    title: '状态',
    key: 'state',
    width: 220,
    render: (_, row) => (
      <>
        <StateWord tone={row.endsSoon ? 'urgent' : tones[row.state]}>{supervisorStates[row.state]}</StateWord>
        <div className="cell-note">{stateNote(row)}</div>
      </>
    ),
  },
  { title: '任期', key: 'term', width: 210, render: (_, { startsOn, endsOn }) => `${startsOn} 至 ${endsOn}` },
  { title: '聘任文号', dataIndex: 'appointmentNo' },
  {
    title: '操作',
    key: 'actions',
    width: 210,
    render: (_, row) => (
      <span className="button-row">
        {actsOf(row).map(([act, label]) => (
          <Button key={act} size="small" aria-label={`${label}：${row.name}`} onClick={() => onAct(act, row)}>
            {label}
          </Button>
        ))}
      </span>
    ),
  },
];
