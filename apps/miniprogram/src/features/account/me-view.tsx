import type { Me } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Heading, Words } from '../../components/elements';
import { MenuRow } from '../../components/menu-row';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { askToSubscribe, subscribeWords, templatesFor } from '../../services/subscribe';
import { useAction } from '../../services/use-answer';
import { dayWords } from '../../wording/dates';
import { creditWords } from './account-words';
import type { MeAnswer } from './use-me';

/** Tapping 微信提醒 after having switched reminders off is asking for them again. */
const consent = () => api.put('/api/me/reminders', { body: { on: true }, login: 'required' });

function alertNote(me: Me, lastMatch: MeAnswer['lastMatch']): string {
  if (!me.reminders && me.alerts > 0) return '，停用提醒期间先停着';
  return lastMatch ? `；最近一次 ${dayWords(lastMatch.at, Date.now())}：${lastMatch.title}` : '';
}

export function AccountBlock({ me }: { me: Me }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        我的账号
      </Heading>
      <Box as="ul" className="rows">
        <MenuRow title="账号与设备" note={me.phone ? `手机号 ${me.phone}` : '没有留手机号；看登录的设备'} to="/pages/account/index" />
      </Box>
    </Box>
  );
}

export function MeView({ answer: { me, lastMatch }, onTopUp }: { answer: MeAnswer; onTopUp: () => Promise<void> }) {
  const [said, setSaid] = useState<string | null>(null);
  const topUp = useAction(async () => {
    const { ids, longTerm } = templatesFor('notice');
    // Side by side: WeChat shows its dialog only synchronously in the tap.
    const [answer] = await Promise.all([askToSubscribe('notice'), me.reminders ? null : consent()]);
    setSaid(ids.length === 0 ? '本中心还没有设置微信提醒；有消息会放进站内信' : subscribeWords(answer, longTerm));
    if (answer.accepted.length > 0 || !me.reminders) await onTopUp();
  });
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        我的消息
      </Heading>
      <Box as="ul" className="rows">
        <MenuRow title="站内信" note={me.unread > 0 ? `${me.unread} 条未读` : '没有未读'} badge={me.unread} to="/pages/inbox/index" />
        <MenuRow title="我的订阅" note={`${me.alerts} 个${alertNote(me, lastMatch)}`} to="/pages/alerts/index" />
        <MenuRow title="我的关注" note={`${me.follows} 个项目`} to="/pages/follows/index" />
        <MenuRow title="微信提醒" note={creditWords(me)} onTap={topUp.run} />
      </Box>
      {said && (
        <Box role="status">
          <Words as="p" className="done">
            {said}
          </Words>
        </Box>
      )}
      {topUp.error !== null && <Failed error={topUp.error} />}
    </Box>
  );
}
