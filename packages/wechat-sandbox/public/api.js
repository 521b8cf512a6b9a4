const TIMEOUT_MS = 10_000;

async function call(path, method = 'GET', body = undefined) {
  const response = await fetch(`/sandbox/api${path}`, {
    method,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error?.message ?? `HTTP ${response.status}`);
  return answer;
}

const user = (id) => `/users/${encodeURIComponent(id)}`;

const article = (id) => `/articles/${encodeURIComponent(id)}`;

/** The sandbox's control API. */
export const api = {
  settings: () => call('/settings'),
  users: async () => (await call('/users')).items,
  createUser: (name) => call('/users', 'POST', { name }),
  messages: async (id) => (await call(`${user(id)}/messages`)).items,
  loginCode: (id) => call(`${user(id)}/code`, 'POST'),
  phoneCode: (id) => call(`${user(id)}/phone-code`, 'POST'),
  dialog: (id, tmplIds) => call(`${user(id)}/dialog`, 'POST', { tmplIds }),
  answerDialog: (id, choices) => call(`${user(id)}/dialog/answer`, 'POST', { choices }),
  turnOff: (id, templateId) => call(`${user(id)}/templates/${encodeURIComponent(templateId)}/turn-off`, 'POST'),
  setFollower: (id, follower) => call(`${user(id)}/follower`, 'PUT', { follower }),
  setRefuses: (id, refusesMessages) => call(`${user(id)}/refuses-messages`, 'PUT', { refusesMessages }),
  visit: (id) => call(`${user(id)}/visit`, 'POST'),
  say: (id, text) => call(`${user(id)}/say`, 'POST', { text }),
  verify: (account) => call('/pushes/verify', 'POST', { account }),
  links: async () => (await call('/links')).items,
  articles: async () => (await call('/articles')).items,
  publish: (items, isListed) => call('/articles', 'POST', { items, isListed }),
  changeArticle: (id, items) => call(article(id), 'PUT', { items }),
  deleteArticle: (id) => call(article(id), 'DELETE'),
  massSend: (id) => call(`${article(id)}/mass-send`, 'POST'),
  menu: async () => (await call('/menu')).buttons,
  setMenu: (buttons) => call('/menu', 'PUT', { buttons }),
  setTemplate: (id, change) => call(`/templates/${encodeURIComponent(id)}`, 'PUT', change),
  contentRules: () => call('/content-rules'),
  setContentRules: (rules) => call('/content-rules', 'PUT', rules),
  pushStyles: () => call('/push-style'),
  setPushStyle: (style) => call('/push-style', 'PUT', style),
  setCloud: (on) => call('/cloud', 'PUT', { on }),
  ipList: () => call('/ip-list'),
  setIpList: (list) => call('/ip-list', 'PUT', list),
  now: async () => (await call('/clock')).now,
  advance: (ms) => call('/clock/advance', 'POST', { ms }),
  resetClock: () => call('/clock/reset', 'POST'),
  invalidateToken: (appid) => call('/token/invalidate', 'POST', { appid }),
  log: async () => (await call('/log')).items,
  faults: async () => (await call('/faults')).items,
  addFault: (fault) => call('/faults', 'POST', fault),
  clearFaults: () => call('/faults', 'DELETE'),
};
