import type { GamingFlag, OwnTerm, Page, Rectification, SupervisorHome } from '@sunshine/contracts';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { MenuRow } from '../../components/menu-row';
import { Answer, Empty } from '../../components/states';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { dayWords } from '../../wording/dates';
import { TaskCard } from './task-card';
import { TermCard } from './term-card';

const SHOWN = 20;
const waiting = <T,>({ items, nextCursor }: Page<T>): number => (nextCursor === null ? items.length : SHOWN + 1);
const waitingWords = (count: number): string => (count === 0 ? '没有等您处理的' : count > SHOWN ? `超过 ${SHOWN} 件等您处理` : `${count} 件等您处理`);

async function ask(): Promise<{ home: SupervisorHome; rectifications: number; flags: number }> {
  const [home, rectifications, flags] = await Promise.all([
    api.get<SupervisorHome>('/api/supervisor/home', { login: 'required' }),
    api.get<Page<Rectification>>('/api/supervisor/rectifications', { query: { limit: SHOWN }, login: 'required' }),
    api.get<Page<GamingFlag>>('/api/supervisor/gaming-flags', { query: { limit: SHOWN, state: 'open' }, login: 'required' }),
  ]);
  return { home, rectifications: waiting(rectifications), flags: waiting(flags) };
}

function appraisalNote(appraisal: SupervisorHome['appraisal']): string {
  return appraisal.done ? `${appraisal.label}已评议，${dayWords(appraisal.until, Date.now())}前可修改` : `${appraisal.label}还没有评议，${dayWords(appraisal.until, Date.now())}截止`;
}

function OwnRows() {
  return (
    <Box as="ul" className="rows">
      <MenuRow title="我的意见" note="提过的意见和中心的答复" to="/pages/supervisor/opinions/index" />
      <MenuRow title="履职记录" note="每年做了什么" to="/pages/supervisor/record/index" />
    </Box>
  );
}

/** What waits for a supervisor in office. */
export function useSupervisorHome() {
  return useAnswer(ask);
}

export function SupervisorHomeView({ state }: { state: ReturnType<typeof useSupervisorHome> }) {
  return (
    <Answer state={state}>
      {({ home, rectifications, flags }) => (
        <>
          <Box as="section" className="block">
            <Heading level={2} className="block-title">
              要办的任务
            </Heading>
            {home.tasks.length === 0 ? (
              <Empty title="没有要办的任务" hint="中心交办任务后会在这里，也会发微信提醒您" />
            ) : (
              <Box as="ul" className="cards">
                {home.tasks.map((task) => (
                  <TaskCard key={task.id} task={task} />
                ))}
              </Box>
            )}
          </Box>
          <Box as="section" className="block">
            <Heading level={2} className="block-title">
              要您判断的
            </Heading>
            <Box as="ul" className="rows">
              <MenuRow title="差评整改" note={waitingWords(rectifications)} to="/pages/supervisor/rectifications/index" />
              <MenuRow title="异常评价" note={waitingWords(flags)} to="/pages/supervisor/flags/index" />
              <MenuRow title="评议中心" note={appraisalNote(home.appraisal)} to="/pages/supervisor/appraisal/index" />
              <MenuRow title="办事留痕" note="谁在什么时候做了什么" to="/pages/supervisor/trail/index" />
            </Box>
          </Box>
          <Box as="section" className="block">
            <Heading level={2} className="block-title">
              我做过的
            </Heading>
            <OwnRows />
          </Box>
        </>
      )}
    </Answer>
  );
}

/** Somebody who is not in office: not appointed, not yet, or not any more. */
export function NotServing({ supervisor }: Pick<OwnTerm, 'supervisor'>) {
  if (supervisor === null) {
    return (
      <Empty title="您还不是特约监督员" hint="特约监督员由中心聘任。收到邀请码的，请在这里接受。">
        <Tap className="button wide-button" to="/pages/supervisor/accept/index">
          输入邀请码
        </Tap>
      </Empty>
    );
  }
  return (
    <>
      <TermCard supervisor={supervisor} />
      <Words as="p">{supervisor.state === 'upcoming' ? '任期还没有开始，到任后可以在这里履职。' : '任期已经结束，不能再履职；您的意见和记录仍可查看。'}</Words>
      <OwnRows />
      <Tap className="button quiet wide-button" to="/pages/supervisor/accept/index">
        有新的邀请码
      </Tap>
    </>
  );
}
