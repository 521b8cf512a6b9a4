/** Whom the demonstration invites. */
const CODE = 'DEMO-DEMO-DEMO-DEMO';
const DAY_MS = 86_400_000;
const dayAfter = (days) => new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

/** Lets an opinion's words pass, drafts the answer as one person and publishes it as another. */
export async function answerOpinion(stack, id, draft) {
  const [desk, administrator] = [await stack.staff('supervisor-desk'), await stack.staff('administrator')];
  await stack.ok('POST', `/api/staff/content-checks/${id}/decision`, { token: desk, body: { pass: true } });
  await stack.ok('POST', `/api/staff/opinions/${id}/draft`, { token: desk, body: { draft } });
  return stack.ok('POST', `/api/staff/opinions/${id}/publish`, { token: administrator, body: { draft } });
}

/** Makes the person the demonstration's supervisor, with a task to report and an opinion that was answered. */
export async function appoint(stack, { token }) {
  const { supervisor } = await stack.ok('POST', '/api/supervisor/acceptance', { token, body: { code: CODE } });
  const desk = await stack.staff('supervisor-desk');
  const [member] = (await stack.ok('GET', '/api/staff/supervisors', { token: desk })).people;
  const duty = { title: '查看示例镇道路硬化工程开标现场', duty: '看唱标全过程，核对开标记录与公告是否一致。', measures: '到开标室现场查看，有问题当场记录并拍照。' };
  const task = await stack.ok('POST', '/api/staff/tasks', { token: desk, body: { ...duty, supervisorId: supervisor.id, staffId: member.id, dueOn: dayAfter(3) } });
  await stack.ok('POST', `/api/supervisor/tasks/${task.id}/accept`, { token, body: { revision: task.revision } });
  const opinion = await stack.ok('POST', '/api/supervisor/opinions', { token, body: { subjectKind: 'rule', subject: '开标现场管理办法', text: '建议在门口公布当天的开标安排。' } });
  await answerOpinion(stack, opinion.id, '下周起在门口公布当天的开标安排。');
  await stack.ok('POST', '/api/supervisor/opinions', { token, body: { subjectKind: 'session', subject: '示例镇道路硬化工程开标', sessionOn: dayAfter(-1), text: '唱标时屏幕看不清，建议换大屏。' } });
  return { taskId: task.id, opinionId: opinion.id };
}
