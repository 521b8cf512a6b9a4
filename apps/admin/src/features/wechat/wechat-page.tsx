import { PageHeader } from '@/components/page-header';
import { StateWord } from '@/components/state-word';
import { useAccounts, useAlarms, useBacklog, usePauses } from '@/features/wechat/api/wechat';
import { AccountCards } from '@/features/wechat/components/account-cards';
import { DeadLetters } from '@/features/wechat/components/dead-letters';
import { EventTable } from '@/features/wechat/components/event-table';
import { Followers } from '@/features/wechat/components/followers';
import { TemplateTable } from '@/features/wechat/components/template-table';
import { Troubles } from '@/features/wechat/components/troubles';
import { backlogWords, summaryWords } from '@/features/wechat/wechat-words';
import { may } from '@/lib/abilities';
import { useMember } from '@/lib/use-session';

/** One line that says whether anything needs a hand; the parts below say what. */
const Summary = () => {
  const [accounts, alarms, pauses, backlog] = [useAccounts(), useAlarms(), usePauses(), useBacklog()];
  if (!accounts.data || !alarms.data || !pauses.data || !backlog.data) return null;
  const deaf = accounts.data.items.filter(({ tokenError }) => tokenError !== null).length;
  const { tone, text } = summaryWords({ deaf, alarms: alarms.data.items.length, pauses: pauses.data.items.length, deadLetters: backlog.data.deadLetters });
  return (
    <p className="overview-line">
      <StateWord tone={tone}>{text}</StateWord> <span className="page-note">{backlogWords(backlog.data)}</span>
    </p>
  );
};

export const Page = () => {
  const { role } = useMember();
  const mayAct = may(role, 'wechat.act');
  return (
    <>
      <PageHeader title="微信" note="与微信的连接、配额、模板和没有发出去的消息" />
      <Summary />
      <Troubles mayAct={mayAct} />
      <DeadLetters mayAct={mayAct} />
      <AccountCards />
      <Followers mayAct={mayAct} />
      <TemplateTable mayAct={mayAct} />
      <EventTable />
    </>
  );
};
