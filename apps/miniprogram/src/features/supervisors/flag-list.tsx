import type { GamingFlag, GamingFlagDetail, Page } from '@sunshine/contracts';
import { gamingKinds, gamingStates } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Area, Box, Tap, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { useAction } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';
import { dayWords } from '../../wording/dates';
import { FlagReport } from './flag-report';

function Decide({ flag, onDone }: { flag: GamingFlag; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const sending = useAction(async (confirmed: boolean) => {
    await api.post<GamingFlagDetail>(`/api/supervisor/gaming-flags/${flag.id}/decide`, { body: { confirmed, reason: reason.trim() }, login: 'required' });
    onDone();
  });
  const isOff = reason.trim() === '' || sending.busy;
  return (
    <>
      <Area label="理由" maxLength={500} value={reason} onChange={setReason} placeholder="您是怎么核实的" />
      {sending.error !== null && <Failed error={sending.error} kept />}
      <Box className="card-actions">
        <Tap className="button" disabled={isOff} onTap={() => sending.run(true)}>
          属实
        </Tap>
        <Tap className="button quiet" disabled={isOff} onTap={() => sending.run(false)}>
          排除
        </Tap>
      </Box>
    </>
  );
}

/** Ratings that look made up: a supervisor says what is behind them; they stay counted all the same. */
export function FlagList() {
  const [openId, setOpenId] = useState<string | null>(null);
  const list = usePages<GamingFlag, Page<GamingFlag>>((cursor) => api.get('/api/supervisor/gaming-flags', { query: { limit: 20, cursor }, login: 'required' }), '');
  const done = () => {
    setOpenId(null);
    void list.reload();
  };
  return (
    <>
      <FlagReport onDone={() => void list.reload()} />
      <Words as="p" className="hint">系统发现和监督员反映的可疑评价。核实后写明理由；评价不会删除，仍然计数。</Words>
      <Box as="ul" className="cards">
        {list.items.map((flag) => (
          <Box as="li" key={flag.id} className="card plain-card">
            <Box className="card-head">
              <Words className="chip">{gamingStates[flag.state]}</Words>
              <Words className="card-kind">{gamingKinds[flag.kind]}</Words>
              <Words className="card-day">{dayWords(flag.day, Date.now())}</Words>
            </Box>
            <Words as="p" className="card-title">
              {flag.summary}
            </Words>
            <Words as="p" className="hint">{[flag.place ?? '不分窗口', flag.ratings > 0 && `涉及 ${flag.ratings} 条评价`].filter(Boolean).join(' · ')}</Words>
            {flag.reason !== null && <Words as="p">{`${flag.decidedBy ?? ''}：${flag.reason}`}</Words>}
            {openId === flag.id ? (
              <Decide flag={flag} onDone={done} />
            ) : (
              <Tap className="text-button" label={`核实：${flag.summary}`} onTap={() => setOpenId(flag.id)}>
                {flag.state === 'open' ? '核实' : '重新核实'}
              </Tap>
            )}
          </Box>
        ))}
      </Box>
      <ListEnd list={list} empty={{ title: '没有异常评价', hint: '工作人员自评、同一设备反复评价、短时间集中好评等会自动列在这里' }} moreWords="再看 20 条" />
    </>
  );
}
