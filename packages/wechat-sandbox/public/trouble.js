import { api } from './api.js';
import { byId } from './dom.js';
import { showFaults } from './views.js';

const FAULTS = {
  busy: { kind: 'errcode', errcode: -1, errmsg: 'system error' },
  minute: { kind: 'errcode', errcode: 45011, errmsg: 'api minute-quota reach limit' },
  day: { kind: 'errcode', errcode: 45009, errmsg: 'reach max api daily quota limit' },
  unknown: { kind: 'errcode', errcode: 99999, errmsg: 'nobody knows' },
  drop: { kind: 'drop-after-accept' },
  reset: { kind: 'reset' },
  half: { kind: 'truncate' },
  gateway: { kind: 'http-500' },
  slow: { kind: 'latency', latencyMs: 15_000 },
  later: { kind: 'fail-later', errmsg: 'failed: system failed' },
  nameless: { kind: 'no-msgid' },
  duplicate: { kind: 'push-duplicate', copies: 3 },
  unheard: { kind: 'push-unheard', copies: 2 },
  late: { kind: 'push-delay', latencyMs: 10_000 },
  reorder: { kind: 'push-reorder' },
  lose: { kind: 'push-lose' },
};

const OUTSIDE = '203.0.113.9';
const moment = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Shanghai' });

/** The account that a path or an event belongs to knows the person under its own id. */
async function openidFor(path, userId) {
  const user = (await api.users()).find((one) => one.id === userId);
  return path.includes('template') || path.includes('bizsend') ? user.officialOpenid : user.miniOpenid;
}

async function orderFault(form, userId) {
  const order = new FormData(form);
  const fault = FAULTS[order.get('fault')];
  const isPush = fault.kind.startsWith('push-');
  const path = order.get('path');
  const match = {
    ...(isPush || path === '' ? {} : { path }),
    ...(order.get('onlyMe') === null ? {} : { openid: await openidFor(path, userId) }),
  };
  showFaults((await api.addFault({ ...fault, times: Number(order.get('times')), match })).items);
}

async function refreshStyle() {
  const form = byId('push-style');
  const style = (await api.pushStyles())[form.elements.account.value];
  for (const [name, value] of Object.entries(style)) form.elements[name].value = value;
}

/** The sandbox's own time, which can be moved. */
export async function refreshClock() {
  byId('now').textContent = moment.format(await api.now());
}

async function setCloud(on) {
  const { probe } = await api.setCloud(on);
  const answers = Object.entries(probe).map(([account, outcome]) => `${account === 'mini' ? '小程序' : '公众号'}：${outcome === 'ok' ? '正常' : outcome}`);
  byId('probe').textContent = answers.length === 0 ? '' : `路径检查 ${answers.join('，')}`;
}

function wirePushStyle(act) {
  const form = byId('push-style');
  form.addEventListener('change', (event) =>
    act(async () => {
      const { account, ...style } = Object.fromEntries(new FormData(form));
      if (event.target.name !== 'account') await api.setPushStyle({ account, ...style });
      await refreshStyle();
    }),
  );
  byId('verify').addEventListener('click', () => act(async () => (byId('verified').textContent = (await api.verify(form.elements.account.value)).text)));
  act(refreshStyle);
}

function wireClock(act, state) {
  for (const button of document.querySelectorAll('[data-advance]')) {
    button.addEventListener('click', () => act(async () => (await api.advance(Number(button.dataset.advance)), refreshClock())));
  }
  byId('clock-reset').addEventListener('click', () => act(async () => (await api.resetClock(), refreshClock())));
  for (const button of document.querySelectorAll('[data-invalidate]')) {
    button.addEventListener('click', () => act(() => api.invalidateToken(state().settings.appids[button.dataset.invalidate])));
  }
}

/** Faults, the shape of pushes, cloud hosting, the clock, tokens and the list of addresses. `state` tells whose phone is shown. */
export function wireTrouble(act, state) {
  byId('trouble').addEventListener('submit', (event) => {
    event.preventDefault();
    act(() => orderFault(event.target, state().userId));
  });
  byId('clear-faults').addEventListener('click', () => act(async () => showFaults((await api.clearFaults()).items)));
  byId('cloud').checked = state().settings.cloud;
  byId('cloud').addEventListener('change', (event) => act(() => setCloud(event.target.checked)));
  byId('ip-list').addEventListener('change', (event) => act(() => api.setIpList({ on: event.target.checked, callerIp: OUTSIDE })));
  act(async () => (byId('ip-list').checked = (await api.ipList()).on));
  wirePushStyle(act);
  wireClock(act, state);
}
