import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { missing, Stack } from './support/stack.mjs';
import { answerOpinion } from './support/supervisors.mjs';
import { closeAll, phoneOf, weappCopy } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;
/** The one that the demonstration invites. */
const CODE = 'DEMO-DEMO-DEMO-DEMO';
const DAY_MS = 86_400_000;
const dayAfter = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

available('a supervisor on the built mini program', () => {
  let stack: Stack;
  let weapp: ReturnType<typeof weappCopy>;
  const phones: Phone[] = [];

  const desk = async () => ({ token: await stack.staff('supervisor-desk') });
  const open = async (name: string, page: string) => {
    const { phone } = await phoneOf(stack, name, { dir: weapp.dir });
    phones.push(phone);
    await phone.launch(page);
    return { phone };
  };

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start();
  }, 180_000);
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await stack.stop();
    weapp.remove();
  });

  async function badRating(): Promise<void> {
    const form = await stack.ok('GET', '/api/rating-forms/consulting');
    const reason = form.questions.find(({ kind }: { kind: string }) => kind === 'indicators');
    const answers = [{ question: reason.id, options: [reason.options[1][0].id] }];
    await stack.ok('POST', '/api/ratings', { body: { formId: form.id, matterId: 'consulting', level: 1, answers, device: 'a-phone-of-somebody' } });
  }

  async function assign(): Promise<void> {
    const list = await stack.ok('GET', '/api/staff/supervisors', await desk());
    const supervisor = list.items.find(({ state }: { state: string }) => state === 'serving');
    const task = { title: '查看开标现场', duty: '看唱标全过程', measures: '有问题当场记录', supervisorId: supervisor.id, staffId: list.people[0].id, dueOn: dayAfter(3) };
    await stack.ok('POST', '/api/staff/tasks', { ...(await desk()), body: task });
  }

  async function answerNewest(answer: string): Promise<void> {
    const [opinion] = (await stack.ok('GET', '/api/staff/opinions', await desk())).items;
    await answerOpinion(stack, opinion.id, answer);
  }

  it('is nobody without an invitation, and a wrong code opens nothing', async () => {
    const { phone } = await open('路过的人', 'pages/supervisor/index');
    await phone.waitFor('您还不是特约监督员');
    await phone.tap('输入邀请码');
    await phone.input({ label: '邀请码' }, 'AAAA-AAAA-AAAA-AAAA');
    await phone.tap('看看聘任内容');
    await phone.waitFor('邀请码不正确、已经用过或已过期');
  });

  it('accepts, does a task, signs an opinion that is answered, ends a rectification, and has no power after the term', async () => {
    await badRating();
    const { phone } = await open('受聘的人', 'pages/supervisor/accept/index');
    await phone.waitFor('四个一组');
    await phone.input({ label: '邀请码' }, CODE.toLowerCase());
    await phone.tap('看看聘任内容');
    await phone.waitFor('会向社会公开');
    await phone.tap('接受聘任');
    await phone.waitFor('没有要办的任务');

    await assign();
    const inbox = async () => (await stack.ok('GET', '/api/inbox', { token: String(phone.storage['token']) })).items;
    expect(await inbox()).toMatchObject([{ kind: 'task', title: '新任务：查看开标现场' }]);
    await phone.openFromMessage((await inbox())[0].page);
    await phone.waitFor('有问题当场记录');
    await phone.tap('接受任务');
    await phone.waitFor('监督报告');
    await phone.openFromMessage('pages/supervisor/index');
    await phone.waitFor('查看开标现场');
    await phone.tap('查看开标现场');
    await phone.waitFor('监督报告');
    await phone.input({ label: '监督报告' }, '唱标过程规范，没有发现问题。');
    await phone.tap('提交报告');
    await phone.waitFor('已报告，等中心核验');
    await phone.back();
    await phone.waitFor('没有要办的任务');

    await phone.openFromMessage('pages/supervisor/opinion/index');
    await phone.waitFor('署名提交');
    await phone.tap('制度');
    await phone.input({ label: '哪项制度' }, '开标现场管理办法');
    await phone.input({ label: '意见' }, '建议在门口公布当天的开标安排。');
    await phone.tap('署名提交');
    await phone.waitFor('✓ 已署名提交');
    await answerNewest('下周起在门口公布。');
    await phone.openFromMessage((await inbox())[0].page);
    await phone.waitFor('下周起在门口公布。');
    await phone.waitFor('中心答复');

    await phone.openFromMessage('pages/supervisor/appraisal/index');
    await phone.waitFor('管理公开');
    await phone.tap('非常满意');
    // The chosen one reads ✓, so the next tap is the next question's.
    for (let question = 0; question < 3; question += 1) await phone.tap({ text: '5 分（很好）' });
    await phone.tap('提交评议');
    await phone.waitFor('✓ 已提交');

    await phone.openFromMessage('pages/supervisor/rectifications/index');
    await phone.waitFor('政策与流程咨询：非常不满意');
    await phone.tap('政策与流程咨询：非常不满意');
    await phone.waitFor('办结理由');
    // Of what a rater did the day is known, and no moment is made up.
    expect(phone.has(/^\d+月\d+日 · 差评转入整改/)).toBe(true);
    await phone.input({ label: '办结理由' }, '到窗口看过，已改好。');
    await phone.tap('确认办结');
    await phone.waitFor('要求重新整改');
    await phone.back();
    await phone.waitFor('没有等待办结的整改');

    const [term] = (await stack.ok('GET', '/api/supervisors')).items;
    await stack.ok('POST', `/api/staff/supervisors/${term.id}/end`, { ...(await desk()), body: { reason: '本人申请' } });
    await phone.openFromMessage('pages/supervisor/task/index?id=' + String((await inbox()).at(-1).page).split('=')[1]);
    await phone.waitFor('没有权限');
    await phone.openFromMessage('pages/supervisor/index');
    await phone.waitFor('任期已经结束');
    await phone.tap('履职记录');
    await phone.waitFor('任务 1 项，报告 1 项，其中按时 1 项');
    await phone.waitFor('处理差评整改 1 次');
  }, 120_000);
});
