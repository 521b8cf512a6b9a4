import type { Page, Rectification } from '@sunshine/contracts';
import { ratingLevels, rectificationStates } from '@sunshine/contracts/words';
import { Box, Tap, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { api } from '../../services/api';
import { usePages } from '../../services/use-pages';
import { useReturn } from '../../services/use-return';
import { dayWords } from '../../wording/dates';

export const limitWords = ({ dueOn, overdue }: Pick<Rectification, 'dueOn' | 'overdue'>): string =>
  dueOn === null ? '期限待节假日安排公布后计算' : `${dayWords(dueOn, Date.now())}前办结${overdue ? '，已逾期' : ''}`;

/** Ended by a supervisor, and the rater does not agree. */
const isRefused = ({ state, closedBy, secondLevel }: Rectification): boolean => state === 'closed' && closedBy === 'supervisor' && secondLevel !== null && ratingLevels[secondLevel].bad;

/** Rectifications that are not closed, the first due first. */
export function RectificationList({ closed }: { closed: boolean }) {
  const list = usePages<Rectification, Page<Rectification>>((cursor) => api.get('/api/supervisor/rectifications', { query: { limit: 20, cursor, state: closed ? 'closed' : undefined }, login: 'required' }), String(closed));
  // Back from one that was closed or opened again: it belongs to the other list.
  useReturn(() => void list.reload());
  return (
    <>
      <Box as="ul" className="cards">
        {list.items.map((one) => (
          <Box as="li" key={one.id} className="card plain-card">
            <Tap className="card-body" to={`/pages/supervisor/rectification/index?id=${one.id}`}>
              <Box className="card-head">
                <Words className="chip">{rectificationStates[one.state]}</Words>
                <Words className={`card-kind ${one.overdue ? 'late-words' : ''}`}>{limitWords(one)}</Words>
              </Box>
              <Words as="p" className="card-title">{`${one.matterName}：${ratingLevels[one.level].label}`}</Words>
              <Words as="p" className="hint">{`责任人 ${one.responsible.name}`}</Words>
              {isRefused(one) && <Words as="p" className="late-words">评价人仍不满意，可以退回重新整改</Words>}
            </Tap>
          </Box>
        ))}
      </Box>
      <ListEnd list={list} empty={{ title: closed ? '还没有办结的整改' : '没有等待办结的整改', hint: '有人给差评后，整改会列在这里；只有评价人或监督员能办结' }} moreWords="再看 20 件" />
    </>
  );
}
