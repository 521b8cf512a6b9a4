import { until } from './stack.mjs';

/** A notice as staff write it; `over` changes what a test cares about. */
export function draftOf(over = {}) {
  return {
    projectId: null,
    projectName: over.title ?? '示例镇桥梁加固工程',
    projectCode: null,
    sectionNames: [],
    title: '示例镇桥梁加固工程招标公告',
    type: 'tender',
    category: 'engineering',
    regionCode: '510822',
    ownerName: '示例镇人民政府',
    agencyName: null,
    amountFen: 67_400_000,
    winners: [],
    keyDates: {},
    greenChannel: false,
    greenChannelBasis: null,
    bodyHtml: '<p>本工程为虚构，仅供测试。</p>',
    attachmentIds: [],
    ...over,
  };
}

/** Writes and submits a notice as the editor; answers what the reviewer needs to publish it. */
export async function submitted(stack, over = {}) {
  const editor = await stack.staff('editor');
  const { id } = await stack.ok('POST', '/api/staff/notices', { token: editor, body: { draft: draftOf(over) } });
  const { revision } = await stack.ok('GET', `/api/staff/notices/${id}`, { token: editor });
  const sent = await stack.ok('POST', `/api/staff/notices/${id}/submit`, { token: editor, body: { revision } });
  return { id, revision: sent.revision };
}

/** Publishes as the reviewer; the call has returned when this resolves. */
export async function approve(stack, { id, revision }) {
  return stack.ok('POST', `/api/staff/notices/${id}/approve`, { token: await stack.staff('reviewer'), body: { revision, decisions: [] } });
}

/** A person with the sandbox's WeChat: logged in, with a token for the API. */
export async function person(stack, name) {
  const user = await stack.sandbox('POST', '/users', { name });
  const { code } = await stack.sandbox('POST', `/users/${user.id}/code`);
  const { token } = await stack.ok('POST', '/api/session', { body: { code } });
  return { ...user, token };
}

/** Accepts the one-time notice template `times` times and waits until the server has counted it. */
export async function acceptNotices(stack, who, times = 1) {
  const { subscribeTemplates } = await stack.ok('GET', '/api/centre');
  const template = subscribeTemplates.find(({ purpose }) => purpose === 'notice');
  const before = await creditsOf(stack, who, template.id);
  for (let i = 0; i < times; i += 1) {
    await stack.sandbox('POST', `/users/${who.id}/dialog/answer`, { choices: { [template.id]: 'accept' } });
    // Nobody taps twice in one second, and two events of one second are one event to the receiver.
    await stack.sandbox('POST', '/clock/advance', { ms: 1000 });
  }
  await until('the credits to be counted', async () => (await creditsOf(stack, who, template.id)) === before + times);
  return template.id;
}

export async function creditsOf(stack, who, templateId) {
  const { credits } = await stack.ok('GET', '/api/me', { token: who.token });
  return credits.find((credit) => credit.templateId === templateId)?.left ?? 0;
}

/** What has arrived on somebody's phone, newest first. */
export async function messagesOf(stack, who) {
  return (await stack.sandbox('GET', `/users/${who.id}/messages?limit=200`)).items;
}
