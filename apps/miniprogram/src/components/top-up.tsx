import type { Me } from '@sunshine/contracts';
import { useState } from 'react';
import { api } from '../services/api';
import { getMeAfterDialog, meAtHand, useMe } from '../services/me';
import { askToSubscribe, subscribeWords, templatesFor, type Purpose } from '../services/subscribe';
import { useAction, useAnswer } from '../services/use-answer';
import { canTopUp, reachNote, reachWords } from '../wording/credits';
import { Box, Tap, Words } from './elements';
import { MenuRow } from './menu-row';
import { Sheet } from './sheet';
import { Answer, Failed } from './states';

/** Asking for reminders after having switched them off is wanting them again. */
const consent = () => api.put('/api/me/reminders', { body: { on: true }, login: 'required' });

/** One more reminder, asked for in WeChat's dialog; `ending` says what came of it. */
export function useTopUp(me: Me, purpose: Purpose = 'notice') {
  const [said, setSaid] = useState<string | null>(null);
  const { run, busy, error } = useAction(async () => {
    const isConsent = purpose === 'notice' && !me.reminders;
    const { ids, longTerm } = templatesFor(purpose);
    // Side by side: WeChat shows its dialog only synchronously in the tap.
    const [answer] = await Promise.all([askToSubscribe(purpose), isConsent ? consent() : null]);
    setSaid(ids.length === 0 ? '本中心还没有设置微信提醒；有消息会放进站内信' : subscribeWords(answer, longTerm));
    if (answer.accepted.length > 0 || isConsent) await getMeAfterDialog(me);
  });
  const ending = (
    <>
      {said && (
        <Box role="status">
          <Words as="p" className="done">
            {said}
          </Words>
        </Box>
      )}
      {error !== null && <Failed error={error} />}
    </>
  );
  return { run, busy, ending };
}

/** How the person is told now; leads to more reminders where they run out, else to the choice of the ways. */
export function ReachRow({ me, onTopUp }: { me: Me; onTopUp: () => void }) {
  return <MenuRow title="微信提醒" note={reachNote(me)} {...(canTopUp(me) || !me.reminders ? { onTap: onTopUp } : { to: '/pages/account/index' })} />;
}

function Reach({ me }: { me: Me }) {
  const topUp = useTopUp(me);
  return (
    <Box className="credits">
      <Box as="ul" className="rows">
        <ReachRow me={me} onTopUp={topUp.run} />
      </Box>
      {topUp.ending}
    </Box>
  );
}

function SwitchedOff() {
  return (
    <Box className="credits" role="status">
      <Words as="p" className="told">
        您停用了公告提醒，订阅和关注都先停着。
      </Words>
      <Box as="ul" className="rows">
        <MenuRow title="恢复提醒" note="在“隐私说明—您同意过的”里打开" to="/pages/privacy/index" />
      </Box>
    </Box>
  );
}

/**
 * How the person is told, where that is used, with the way to more; or that they switched reminders off. Says nothing to those who have
 * not logged in; without an answer the page says what it says to everybody.
 */
export function Reminders({ isAfterDialog = false }: { isAfterDialog?: boolean }) {
  const asked = useAnswer(() => meAtHand(isAfterDialog));
  const known = useMe();
  const me = asked.data && (known ?? asked.data);
  if (!me) return null;
  return me.reminders ? <Reach me={me} /> : <SwitchedOff />;
}

interface TopUpProps {
  purpose: Purpose;
  onClose: () => void;
}

function TopUpBody({ asked, purpose, onClose }: TopUpProps & { asked: Me }) {
  const me = useMe() ?? asked;
  const topUp = useTopUp(me, purpose);
  const helps = purpose === 'answer' || canTopUp(me) || !me.reminders;
  const { longTerm } = templatesFor(purpose);
  return (
    <>
      <Words as="p">{purpose === 'notice' ? `${reachWords(me)}。` : '刚才那条是最后一条答复提醒。'}</Words>
      {helps && <Words as="p" className="hint">{longTerm ? '点一次“允许”，以后都会提醒。' : '微信规定：点一次“允许”，只提醒一次。可以连着补充几次。'}</Words>}
      {topUp.ending}
      <Box className="sheet-actions">
        <Tap className="button quiet" onTap={onClose}>
          {helps ? '以后再说' : '知道了'}
        </Tap>
        {helps && (
          <Tap className="button" disabled={topUp.busy} onTap={topUp.run}>
            {topUp.busy ? '请稍候…' : longTerm ? '打开提醒' : '补充一次'}
          </Tap>
        )}
      </Box>
    </>
  );
}

/** What the last reminder's card opens: the invitation to more of them. */
export function useTopUpSheet(isWanted: boolean, purpose: Purpose = 'notice') {
  const [isOpen, setOpen] = useState(isWanted);
  return isOpen && <TopUpSheet purpose={purpose} onClose={() => setOpen(false)} />;
}

function TopUpSheet({ purpose, onClose }: TopUpProps) {
  const asked = useAnswer(() => meAtHand());
  if (asked.data === null) return null;
  return (
    <Sheet title="补充微信提醒" onClose={onClose}>
      <Answer state={asked} lines={1}>
        {(me) => me && <TopUpBody asked={me} purpose={purpose} onClose={onClose} />}
      </Answer>
    </Sheet>
  );
}
