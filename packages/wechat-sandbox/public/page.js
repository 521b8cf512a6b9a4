import { api } from './api.js';
import { listenToFrame } from './bridge.js';
import { byId, h } from './dom.js';
import { refreshArticles, refreshLinks, refreshSettings, wireDesk } from './desk.js';
import { cancelSheet } from './sheets.js';
import { refreshClock, wireTrouble } from './trouble.js';
import { hideBanner, showBackstage, showBanner, showFaults, showLog, showMessages, showPeople, showProblem } from './views.js';

const SCENE = { entry: 1001, mini: 1014, official: 1043, notice: 1014, code: 1047, 'url-link': 1194 };
const REMEMBERED = 'wechat-sandbox-user';

const settings = await api.settings();
let userId;
let scene = SCENE.entry;
let seen = new Set();

/** Runs what a person asked for; what fails is said on the page. */
const act = (work) => work().catch(showProblem);

const phone = {
  userId: () => userId,
  scene: () => scene,
  frame: () => document.querySelector('#screen-mini iframe'),
};

/** Starts the mini program at a page, as WeChat does when a card is tapped. */
function launch(page, from) {
  cancelSheet();
  scene = from;
  const { phoneUrl } = settings;
  const content =
    phoneUrl === null
      ? h('p', { class: 'empty' }, '没有设置小程序的预览地址（SANDBOX_PHONE_URL）')
      : h('iframe', { title: '小程序', src: page === undefined ? phoneUrl : `${phoneUrl}#/${page}` });
  byId('screen-mini').replaceChildren(content);
  show('mini');
}

function show(view) {
  for (const name of ['mini', 'messages']) {
    byId(`screen-${name}`).hidden = name !== view;
    byId(`show-${name}`).setAttribute('aria-pressed', String(name === view));
  }
  if (view === 'messages') hideBanner();
}

function openMessage(message) {
  hideBanner();
  if (message.page !== undefined) launch(message.page, SCENE[message.channel]);
  else if (message.url !== undefined) window.open(message.url, '_blank', 'noopener');
}

async function refreshPeople() {
  const users = await api.users();
  const user = users.find((one) => one.id === userId);
  if (!user) return;
  showPeople(users, userId, (id) => act(() => choose(id)));
  showBackstage(user, (templateId) => act(() => api.turnOff(userId, templateId)));
}

/** `announce`: what was not there before is shown as a notification. */
async function refreshMessages(announce) {
  const asked = userId;
  const messages = await api.messages(asked);
  if (asked !== userId) return;
  const fresh = messages.filter((message) => !seen.has(message.id));
  seen = new Set(messages.map((message) => message.id));
  showMessages(messages, openMessage);
  if (announce && fresh.length > 0 && byId('screen-messages').hidden) showBanner(fresh[0], openMessage);
}

async function refreshLog() {
  const [entries, faults] = await Promise.all([api.log(), api.faults()]);
  showLog(byId('only-refused').checked ? entries.filter((entry) => entry.errcode !== 0) : entries);
  showFaults(faults);
  await Promise.all([refreshLinks(openLink), refreshClock()]);
}

const openLink = (link) => launch(link.target, SCENE[link.kind]);

async function choose(id) {
  userId = id;
  localStorage.setItem(REMEMBERED, id);
  hideBanner();
  seen = new Set();
  launch(undefined, SCENE.entry);
  await Promise.all([refreshPeople(), refreshMessages(false)]);
}

const REFRESH = {
  users: refreshPeople,
  credits: () => Promise.all([refreshPeople(), refreshSettings(act)]),
  messages: () => refreshMessages(true),
  log: refreshLog,
  articles: () => refreshArticles(act),
  settings: () => refreshSettings(act),
};

/** One refresh a topic at a time; what changes meanwhile is fetched once more afterwards. */
function refresher(work) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await work();
      }
    } finally {
      running = false;
    }
  };
}

function followChanges() {
  const refreshers = Object.fromEntries(Object.entries(REFRESH).map(([topic, work]) => [topic, refresher(work)]));
  const live = new EventSource('/sandbox/api/live');
  live.addEventListener('message', (event) => {
    const { topic, userId: whose } = JSON.parse(event.data);
    if (topic !== 'messages' || whose === undefined || whose === userId) act(refreshers[topic]);
  });
  // After a lost connection something may have been missed.
  live.addEventListener('open', () => Object.values(refreshers).forEach(act));
}

function wire() {
  byId('show-mini').addEventListener('click', () => show('mini'));
  byId('show-messages').addEventListener('click', () => show('messages'));
  byId('restart').addEventListener('click', () => launch(undefined, SCENE.entry));
  byId('follower').addEventListener('change', (event) => act(() => api.setFollower(userId, event.target.checked)));
  byId('refuses').addEventListener('change', (event) => act(() => api.setRefuses(userId, event.target.checked)));
  byId('only-refused').addEventListener('change', () => act(refreshLog));
  byId('scan').addEventListener('submit', (event) => {
    event.preventDefault();
    launch(new FormData(event.target).get('target').replace(/^(weixin-sandbox:|\/)/, ''), SCENE.code);
  });
  byId('say').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    act(async () => {
      await api.say(userId, form.elements.text.value);
      form.reset();
    });
  });
  byId('add-person').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    act(async () => {
      const user = await api.createUser(new FormData(form).get('name'));
      form.reset();
      await choose(user.id);
    });
  });
}

wire();
wireDesk(act);
wireTrouble(act, () => ({ userId, settings }));
if (settings.phoneUrl !== null) listenToFrame(phone, new URL(settings.phoneUrl).origin);
await act(async () => {
  const users = await api.users();
  const remembered = users.find((user) => user.id === localStorage.getItem(REMEMBERED));
  await choose((remembered ?? users[0]).id);
  // A link from outside WeChat names the page that it opens.
  const hash = new URLSearchParams(location.hash.slice(1));
  if (hash.has('open')) launch(hash.get('open'), Number(hash.get('scene')));
});
followChanges();
