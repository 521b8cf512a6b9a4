import type { AlertConditions, AlertPreview as Preview } from '@sunshine/contracts';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { NoticeCard } from '../../components/notice-card';
import { Failed, Loading } from '../../components/states';
import { session } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { useDebounced } from '../../services/use-debounced';
import { conditionsOf, isEverything, type AlertForm } from './alert-form-state';
import { previewOf } from './api';
import { busyWords, countWords, everythingWords } from './preview-words';

const PAUSE_MS = 600;

function Newest({ preview }: { preview: Preview }) {
  const now = Date.now();
  return (
    <Box as="ul" className="cards">
      {preview.newest.map(({ notice, matches, excerpt }) => (
        <NoticeCard key={notice.id} card={{ ...notice, excerpt }} now={now} query={[...new Set(matches.map(({ word }) => word))].join(' ')} />
      ))}
    </Box>
  );
}

/** That it fires for everything, or too often. */
function Warning({ preview, isAtOnce, onDaily }: { preview: Preview; isAtOnce: boolean; onDaily: () => void }) {
  const isTooOften = preview.isBusy && isAtOnce;
  if (!isTooOften && !preview.isEverything) return null;
  return (
    <Box className="warning">
      {preview.isEverything && <Words as="p">{everythingWords}</Words>}
      {isTooOften && <Words as="p">{busyWords(preview)}</Words>}
      {isTooOften && (
        <Tap className="button quiet" onTap={onDaily}>
          改成每天汇总
        </Tap>
      )}
    </Box>
  );
}

function Found({ preview, isAtOnce, onDaily }: { preview: Preview; isAtOnce: boolean; onDaily: () => void }) {
  return (
    <>
      <Box role="status">
        <Words as="p" className="count-sentence">
          {countWords(preview)}
        </Words>
      </Box>
      <Warning preview={preview} isAtOnce={isAtOnce} onDaily={onDaily} />
      {preview.newest.length > 0 && !preview.isEverything && (
        <>
          <Words as="p" className="hint">
            {preview.total > preview.newest.length ? `最新 ${preview.newest.length} 条：` : '就是这些：'}
          </Words>
          <Newest preview={preview} />
        </>
      )}
    </>
  );
}

/** What is asked, as one text that stands still while it does not change; empty where there is nothing to ask, or nothing that is worth a login. */
function questionOf(form: AlertForm): string {
  const checked = conditionsOf(form);
  if ('problem' in checked) return '';
  return isEverything(checked.conditions) && !session.token() ? '' : JSON.stringify(checked.conditions);
}

/** What the conditions would have found in the last 30 days, while they are typed. */
export function AlertPreview({ form, onDaily }: { form: AlertForm; onDaily: () => void }) {
  const question = questionOf(form);
  const settled = useDebounced(question, PAUSE_MS);
  const answer = useAnswer(async () => (settled ? previewOf(JSON.parse(settled) as AlertConditions) : null), settled);
  const isLooking = question !== settled || answer.loading;
  const checked = conditionsOf(form);
  return (
    <Box as="section" className="block preview">
      <Heading level={2} className="block-title">
        先看看效果
      </Heading>
      {!question && <Words as="p" className="hint">{'problem' in checked ? `${checked.problem}，改好后这里显示有多少条符合。` : '填上词或选好地区，这里会显示过去 30 天有多少条符合。'}</Words>}
      {question && (
        <>
          {isLooking && answer.data && <Words as="p" className="hint">正在更新…</Words>}
          {isLooking && !answer.data && <Loading lines={1} />}
          {!isLooking && answer.error !== null && <Failed error={answer.error} kept onRetry={() => void answer.reload()} />}
          {/* What everything brings says nothing of the first word that is typed. */}
          {answer.data && answer.error === null && !(isLooking && answer.data.isEverything) && <Found preview={answer.data} isAtOnce={form.timing.frequency === 'now'} onDaily={onDaily} />}
        </>
      )}
    </Box>
  );
}
