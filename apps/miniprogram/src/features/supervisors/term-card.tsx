import type { Supervisor } from '@sunshine/contracts';
import { supervisorStates } from '@sunshine/contracts/words';
import { Box, Heading, Words } from '../../components/elements';
import { termWords } from './supervisor-words';

/** Who is appointed, by which document, until when. */
export function TermCard({ supervisor }: { supervisor: Supervisor }) {
  const { name, identity, unit, state, appointmentNo, appointmentText, endReason } = supervisor;
  return (
    <Box as="article" className="card plain-card">
      <Box className="card-head">
        <Words className="chip">{identity}</Words>
        <Words className="card-kind">{supervisorStates[state]}</Words>
      </Box>
      <Heading level={2} className="card-title">
        {name}
      </Heading>
      <Words as="p">{unit}</Words>
      <Words as="p">{`任期 ${termWords(supervisor, Date.now())}`}</Words>
      <Words as="p" className="hint">{`${appointmentNo}：${appointmentText}`}</Words>
      {endReason !== null && <Words as="p" className="hint">{`提前结束：${endReason}`}</Words>}
    </Box>
  );
}
