import type { Me } from '@sunshine/contracts';
import { Box, Heading } from '../../components/elements';
import { MenuRow } from '../../components/menu-row';
import { ReachRow, useTopUp } from '../../components/top-up';
import { useMe } from '../../services/me';
import { dayWords } from '../../wording/dates';
import { unreadWords } from './account-words';
import type { MeAnswer } from './use-me';

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

export function MeView({ answer: { me: asked, lastMatch } }: { answer: MeAnswer }) {
  const me = useMe() ?? asked;
  const topUp = useTopUp(me);
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        我的消息
      </Heading>
      <Box as="ul" className="rows">
        <MenuRow title="站内信" note={unreadWords(me)} badge={me.unread} to="/pages/inbox/index" />
        <MenuRow title="我的订阅" note={`${me.alerts} 个${alertNote(me, lastMatch)}`} to="/pages/alerts/index" />
        <MenuRow title="我的关注" note={`${me.follows} 个项目或单位`} to="/pages/follows/index" />
        <ReachRow me={me} onTopUp={topUp.run} />
        <MenuRow title="提醒方式" note="先用哪种方式提醒您，或只收站内信" to="/pages/account/index" />
      </Box>
      {topUp.ending}
    </Box>
  );
}
