import { acceptNotices, approve, draftOf, person, submitted } from './actors.mjs';
import { accept, answer, publishQuestion } from './cases.mjs';
import { until } from './stack.mjs';
import { appoint } from './supervisors.mjs';

/** A made-up number with a right check digit: the scan takes it for a resident id. */
export const madeUpResidentId = '510822198001010015';

const wideTable = `<p>标段划分如下。</p><table><thead><tr>${['标段', '内容', '工期', '最高限价（元）', '保证金（元）', '备注'].map((word) => `<th>${word}</th>`).join('')}</tr></thead><tbody>${[1, 2, 3]
  .map((n) => `<tr><td>第${n}标段</td><td>示例村道路硬化与边沟修建</td><td>${n * 30} 日历天</td><td>${n}234567.89</td><td>${n}0000.00</td><td>虚构内容，仅供测试</td></tr>`)
  .join('')}</tbody></table>`;

/** Uploads a file of a feed as the reviewer and waits for the end of the run. */
export async function importFile(stack, { format, name, content, draft = false }) {
  const token = await stack.staff('reviewer');
  const body = new FormData();
  body.append('file', new Blob([content]), name);
  const answer = await fetch(`${stack.serverUrl}/api/staff/imports?format=${format}&draft=${draft}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body, signal: AbortSignal.timeout(30_000) });
  const { id } = await answer.json();
  return until('the import to end', async () => {
    const run = await stack.ok('GET', `/api/staff/imports/${id}`, { token });
    return run.state !== 'running' && run;
  });
}

async function correctedNotice(stack) {
  const [editor, reviewer] = [await stack.staff('editor'), await stack.staff('reviewer')];
  const sent = await submitted(stack, { title: '示例镇道路硬化工程招标公告', bodyHtml: wideTable, keyDates: { bidDeadline: new Date(Date.now() + 3 * 86_400_000).toISOString() } });
  const published = await approve(stack, sent);
  const opened = await stack.ok('POST', `/api/staff/notices/${sent.id}/correct`, { token: editor, body: { revision: published.revision, reason: '工期写错，现予更正' } });
  const saved = await stack.ok('PUT', `/api/staff/notices/${sent.id}`, { token: editor, body: { revision: opened.revision, draft: { ...opened.draft, bodyHtml: `<p>更正后的工期为 60 日历天。</p>${wideTable}` } } });
  const again = await stack.ok('POST', `/api/staff/notices/${sent.id}/submit`, { token: editor, body: { revision: saved.revision } });
  const corrected = await stack.ok('POST', `/api/staff/notices/${sent.id}/approve`, { token: reviewer, body: { revision: again.revision, decisions: [] } });
  return { id: sent.id, projectId: corrected.draft.projectId };
}

async function withdrawnNotice(stack) {
  const sent = await submitted(stack, { title: '示例村饮水安全工程招标公告' });
  const published = await approve(stack, sent);
  const withdrawn = await stack.ok('POST', `/api/staff/notices/${sent.id}/withdraw`, { token: await stack.staff('reviewer'), body: { revision: published.revision, reason: '项目暂缓实施' } });
  return { id: sent.id, projectId: withdrawn.draft.projectId };
}

/** Fills in the matter's present form. */
export async function rate(stack, { matterId, level, text = '' }, token) {
  const form = await stack.ok('GET', `/api/rating-forms/${matterId}`);
  const answers = [
    { question: 'indicators', options: form.questions.find(({ kind }) => kind === 'indicators').options[level].slice(0, 1).map(({ id }) => id) },
    { question: 'words', text },
  ];
  return stack.ok('POST', '/api/ratings', { token, body: { formId: form.id, matterId, level, answers } });
}

/** An answered enquiry, public as the desk cleared it, and an objection that lets its tender rest. */
async function cases(stack, who) {
  const text = '请问报名需要带哪些材料？';
  const { receipt } = await stack.ok('POST', '/api/cases', { token: who.token, body: { kind: 'enquiry', text, publishConsent: true } });
  await answer(stack, receipt, '带营业执照和授权委托书即可。');
  const { questionId } = await publishQuestion(stack, receipt, { title: '报名需要带哪些材料', question: text, answer: '带营业执照和授权委托书即可。' });
  const sent = await submitted(stack, { title: '示例镇河堤加固工程招标公告', projectName: '示例镇河堤加固工程', keyDates: { bidDeadline: new Date(Date.now() + 30 * 86_400_000).toISOString() } });
  const { draft } = await approve(stack, sent);
  const objection = { kind: 'objection', noticeId: sent.id, text: '要求提供本地业绩，限制了外地企业投标。', items: '第三章第二条', requests: '删去这一条', filerName: '示例建设有限公司', contact: '13800138000' };
  const objected = await stack.ok('POST', '/api/cases', { token: who.token, body: objection });
  await accept(stack, objected.receipt);
  return { receipt, questionId, objected: { id: sent.id, projectId: draft.projectId, receipt: objected.receipt } };
}

async function voices(stack, who) {
  const desk = await stack.staff('supervisor-desk');
  await stack.ok('POST', '/api/cases', { body: { kind: 'suggestion', text: '希望公告里的附件能在线看。', contact: '', noticeId: null } });
  await rate(stack, { matterId: 'opening', level: 5 });
  const bad = await rate(stack, { matterId: 'deposit', level: 1, text: '退保证金等了很久。' }, who.token);
  const slip = await stack.ok('POST', '/api/staff/handled-services', { token: desk, body: { matterId: 'opening', counterId: 'opening-1' } });
  const proposed = await rate(stack, { matterId: 'opening', level: 2, text: '点错了。' });
  await stack.ok('POST', `/api/staff/ratings/${proposed.id}/exclusion`, { token: await stack.staff('supervisor-desk'), body: { kind: 'mistaken', reason: '评价人来电说点错了等级' } });
  return { ratingReceipt: bad.receipt, ratingToken: slip.token };
}

/** An article of the official account, mirrored with its picture. */
async function mirroredArticle(stack) {
  const content = '<p>示例正文。</p><p><img data-src="/mmbiz/example" alt="示意图"></p><iframe class="video_iframe" data-src="https://v.qq.com/x"></iframe><table><tr><th>日期</th><th>场次</th></tr><tr><td>第一周</td><td>2</td></tr></table>';
  await stack.sandbox('POST', '/articles', { items: [{ title: '一图读懂示例', content, coverUrl: '/mmbiz/cover', author: '示例编辑' }] });
  return until('the article', async () => (await stack.ok('GET', '/api/articles')).items.find(({ title, coverUrl }) => title === '一图读懂示例' && coverUrl !== null));
}

/** Something of everything, so that no page is looked at empty: what it made, by id. */
export async function furnish(stack) {
  const who = await person(stack, '看页面的人');
  await acceptNotices(stack, who);
  await stack.ok('POST', '/api/alerts', { token: who.token, body: { name: '道路硬化', anyOf: ['道路硬化'], categories: ['engineering'], minFen: 10_000_000 } });
  const corrected = await correctedNotice(stack);
  await stack.ok('POST', '/api/follows', { token: who.token, body: { projectId: corrected.projectId } });
  const withdrawn = await withdrawnNotice(stack);
  const said = { ...(await cases(stack, who)), ...(await voices(stack, who)) };
  const bodyHtml = `<p>联系人身份证号 ${madeUpResidentId}，电话 13800138000。</p>${wideTable}`;
  const inReview = await submitted(stack, { title: '示例乡卫生院改造工程招标公告', greenChannel: true, greenChannelBasis: '示例发〔2026〕1 号', bodyHtml });
  const drafted = await stack.ok('POST', '/api/staff/notices', { token: await stack.staff('editor'), body: { draft: draftOf({ title: '示例镇小学食堂改造招标公告', bodyHtml }) } });
  const good = JSON.stringify({ sourceId: 'axe-1', title: '示例局办公家具采购招标公告', publishedAt: '2026-11-20', noticeType: '招标公告', category: '政府采购', bodyText: '虚构内容。' });
  await importFile(stack, { format: 'jsonl', name: '示例.jsonl', content: `${good}\n{"title":""}\n` });
  const supervision = await appoint(stack, who);
  const article = await mirroredArticle(stack);
  await until('the inbox to fill', async () => (await stack.ok('GET', '/api/inbox', { token: who.token })).items.length >= 2);
  return { who, corrected, withdrawn, ...said, ...supervision, inReviewId: inReview.id, draftId: drafted.id, articleId: article.id };
}
