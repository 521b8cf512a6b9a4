import { byId, h } from './dom.js';

const clock = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
const moment = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });

export function showPeople(users, currentId, choose) {
  byId('people').replaceChildren(
    ...users.map((user) =>
      h(
        'li',
        {},
        h('button', { type: 'button', 'aria-current': user.id === currentId ? 'true' : 'false', onclick: () => choose(user.id) }, user.name),
        user.follower ? h('small', {}, user.refusesMessages ? '已关注公众号，拒收消息' : '已关注公众号') : undefined,
      ),
    ),
  );
}

const CHANNELS = {
  mini: { card: '服务通知 · 小程序', banner: '服务通知' },
  official: { card: '公众号消息', banner: '公众号' },
  notice: { card: '公众号订阅通知', banner: '订阅通知' },
};

const where = (message) => (message.page === undefined ? message.url : message.page);

function card(message, open) {
  const target = where(message);
  return h(
    'article',
    { class: 'card', 'data-message-id': message.id },
    h('header', {}, h('span', {}, CHANNELS[message.channel].card), h('time', { datetime: new Date(message.at).toISOString() }, moment.format(message.at))),
    h('h4', {}, message.title),
    h('dl', {}, ...message.fields.flatMap((field) => [h('dt', {}, field.label), h('dd', {}, field.value)])),
    target === undefined
      ? h('p', { class: 'where' }, '这条消息没有可打开的页面')
      : h('button', { type: 'button', class: 'open', onclick: () => open(message) }, message.page === undefined ? '打开网页 ›' : '进入小程序查看 ›'),
    target === undefined ? undefined : h('p', { class: 'where' }, target),
  );
}

export function showMessages(messages, open) {
  byId('screen-messages').replaceChildren(
    h('h3', {}, '微信消息'),
    ...(messages.length === 0 ? [h('p', { class: 'empty' }, '还没有消息。在小程序里订阅或关注公众号后，收到的提醒会出现在这里。')] : messages.map((message) => card(message, open))),
  );
  byId('show-messages').textContent = messages.length === 0 ? '消息' : `消息（${messages.length}）`;
}

/** A notification at the top of the phone, as when WeChat is in the background. */
export function showBanner(message, open) {
  const first = message.fields[0]?.value ?? '';
  byId('banner').replaceChildren(h('button', { type: 'button', onclick: () => open(message) }, h('strong', {}, `${CHANNELS[message.channel].banner}：${message.title}`), h('span', {}, first)));
}

export const hideBanner = () => byId('banner').replaceChildren();

const creditText = (credit) => {
  if (credit.longTerm) return credit.left > 0 ? '长期订阅：已开启' : '长期订阅：未开启';
  return `还可发送 ${credit.left} 次`;
};

export function showBackstage(user, turnOff) {
  const rows = user.credits.map((credit) =>
    h(
      'li',
      {},
      h('span', {}, `${credit.channel === 'notice' ? '公众号·' : ''}${credit.title}：${creditText(credit)}`),
      credit.left > 0 ? h('button', { type: 'button', 'aria-label': `关闭${credit.title}`, onclick: () => turnOff(credit.templateId) }, '关闭') : undefined,
    ),
  );
  byId('credits').replaceChildren(...(rows.length === 0 ? [h('li', {}, '没有小程序消息模板')] : rows));
  const ids = { '小程序 openid': user.miniOpenid, '公众号 openid': user.officialOpenid, unionid: user.unionid };
  byId('ids').replaceChildren(...Object.entries(ids).flatMap(([name, id]) => [h('dt', {}, name), h('dd', {}, id)]));
  byId('follower').checked = user.follower;
  byId('refuses').checked = user.refusesMessages;
  byId('refuses').disabled = !user.follower;
}

const resultText = (entry) => {
  if (entry.errcode === 0) return ['成功', entry.text].filter((part) => part !== '').join(' · ');
  const code = entry.errcode === -1 && entry.direction === 'out' ? '失败' : `错误 ${entry.errcode}`;
  return `${code} · ${entry.why || entry.text}`;
};

const detailText = (entry) => [entry.why ? entry.text : '', entry.rid ? `rid ${entry.rid}` : '', `${entry.ms} 毫秒`, entry.fault === undefined ? '' : '人为故障'].filter((part) => part !== '').join(' · ');

export function showLog(entries) {
  byId('log').replaceChildren(
    ...entries.map((entry) =>
      h(
        'tr',
        { class: entry.errcode === 0 ? undefined : 'refused' },
        h('td', {}, clock.format(entry.at)),
        h('td', {}, `${entry.direction === 'in' ? '调用' : '推送'} ${entry.path}`),
        h('td', {}, resultText(entry), h('small', {}, detailText(entry))),
      ),
    ),
  );
}

export function showFaults(faults) {
  const left = faults.reduce((sum, fault) => sum + fault.times, 0);
  byId('pending').textContent = left === 0 ? '没有安排故障' : `还有 ${left} 次故障等待触发`;
}

export function showProblem(error) {
  const problem = byId('problem');
  problem.textContent = `没有办成：${error.message}`;
  problem.hidden = false;
  setTimeout(() => (problem.hidden = true), 6000);
}
