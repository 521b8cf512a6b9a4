import type { Opinion } from '@sunshine/contracts';
import { Box, Tap, Words } from '../../components/elements';
import { dayWords } from '../../wording/dates';
import { aboutWords, clockWords } from './supervisor-words';

const LINES = 80;

/** One opinion in a list; `note` says what only its writer sees. */
export function OpinionCard({ opinion, note, to }: { opinion: Opinion; note?: string; to?: string }) {
  const now = Date.now();
  const words = (
    <>
      <Box className="card-head">
        <Words className="chip">{opinion.state === 'answered' ? '已答复' : '待答复'}</Words>
        <Words className={`card-kind ${opinion.overdue ? 'late-words' : ''}`}>{clockWords(opinion, now)}</Words>
        <Words className="card-day">{dayWords(opinion.signedAt, now)}</Words>
      </Box>
      <Words as="p" className="card-title">
        {aboutWords(opinion, now)}
      </Words>
      <Words as="p">{opinion.text.length > LINES ? `${opinion.text.slice(0, LINES)}…` : opinion.text}</Words>
      <Words as="p" className="hint">{`监督员 ${opinion.supervisorName}${note ? ` · ${note}` : ''}`}</Words>
    </>
  );
  return (
    <Box as="li" className="card plain-card">
      {to ? (
        <Tap className="card-body" to={to}>
          {words}
        </Tap>
      ) : (
        words
      )}
    </Box>
  );
}
