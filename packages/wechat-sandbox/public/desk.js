import { api } from './api.js';
import { byId, h } from './dom.js';

/** The article that the form changes; a new one when undefined. */
let editing;

const button = (label, onclick) => h('button', { type: 'button', onclick }, label);
const row = (text, detail, ...buttons) => h('li', {}, h('span', {}, text, h('small', {}, detail)), h('span', { class: 'buttons' }, ...buttons));

const stateOf = (article) => {
  if (article.publishStatus === 5) return '已删除';
  if (article.publishStatus === 6) return '已封禁';
  return article.isListed ? '已发布' : '只群发';
};

function edit(article) {
  const form = byId('publish');
  editing = article;
  form.elements.title.value = article?.items[0].title ?? '';
  form.elements.content.value = article?.items[0].content ?? '';
  form.elements.massOnly.disabled = article !== undefined;
  byId('publish-button').textContent = article === undefined ? '发布' : '保存修改';
  byId('publish-cancel').hidden = article === undefined;
}

/** An article's address is the server's to give. */
const withoutUrl = (item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'url'));

async function publish(form) {
  const order = new FormData(form);
  const item = { title: order.get('title'), content: order.get('content') };
  if (editing === undefined) {
    const isListed = order.get('massOnly') === null;
    const { id } = await api.publish([item], isListed);
    if (!isListed) await api.massSend(id);
  } else {
    await api.changeArticle(editing.id, editing.items.map((old, index) => ({ ...withoutUrl(old), ...(index === 0 ? item : {}) })));
  }
  form.reset();
  edit(undefined);
}

/** The account's articles, each with what can be done to it. */
export async function refreshArticles(act) {
  const articles = await api.articles();
  byId('articles').replaceChildren(
    ...(articles.length === 0 ? [h('li', {}, '还没有文章')] : []),
    ...articles.map((article) =>
      row(
        article.items.map((item) => (item.isDeleted ? `${item.title}（已删除）` : item.title)).join('；'),
        stateOf(article),
        button('改', () => edit(article)),
        button('群发', () => act(() => api.massSend(article.id))),
        button('删', () => act(() => api.deleteArticle(article.id))),
      ),
    ),
  );
}

/** Codes and links that the software has made. */
export async function refreshLinks(open) {
  const links = await api.links();
  byId('links').replaceChildren(
    ...(links.length === 0 ? [h('li', {}, '软件还没有生成过小程序码或短信链接')] : []),
    ...links.slice(0, 20).map((link) => row(link.target, link.kind === 'code' ? '小程序码' : '短信链接', button('打开', () => open(link)))),
  );
}

const KINDS = { 'mini-once': '小程序一次性订阅', 'mini-long': '小程序长期订阅', official: '公众号模板消息', 'official-once': '公众号一次性订阅', 'official-long': '公众号长期订阅' };
/** Deleted templates are no longer told by the server, but can be brought back from here. */
const deleted = new Map();

function templateRow(template, act) {
  const set = (change) => act(() => api.setTemplate(template.id, change));
  const remove = () => {
    deleted.set(template.id, template);
    return set({ isDeleted: true });
  };
  const restore = () => {
    deleted.delete(template.id);
    return set({ isDeleted: false });
  };
  const detail = `${KINDS[template.kind]} · ${template.fields.map((field) => `${field.label}(${field.key})`).join('、')}`;
  if (deleted.has(template.id)) return row(`${template.title}（已删除）`, detail, button('恢复', restore));
  return row(template.isBanned ? `${template.title}（封禁中）` : template.title, detail, button(template.isBanned ? '解封' : '封禁', () => set({ isBanned: !template.isBanned })), button('删', remove));
}

/** Templates, menu and the words of the content check. What is being typed is left alone. */
export async function refreshSettings(act) {
  const [{ templates }, menu, rules] = await Promise.all([api.settings(), api.menu(), api.contentRules()]);
  for (const template of templates) deleted.delete(template.id);
  byId('templates').replaceChildren(...[...templates, ...deleted.values()].map((template) => templateRow(template, act)));
  const menuForm = byId('menu-form');
  if (!menuForm.contains(document.activeElement)) menuForm.elements.buttons.value = JSON.stringify(menu, null, 2);
  const form = byId('rules');
  if (form.contains(document.activeElement)) return;
  form.elements.risky.value = rules.risky.join('，');
  form.elements.review.value = rules.review.join('，');
  form.elements.media.value = rules.media;
}

const wordsOf = (text) => text.split(/[,，、\s]+/).filter((word) => word !== '');

function menuOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('菜单不是 JSON');
  }
}

function onSubmit(id, act, work) {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault();
    act(() => work(event.target));
  });
}

/** The consoles of both accounts. */
export function wireDesk(act) {
  onSubmit('publish', act, publish);
  byId('publish-cancel').addEventListener('click', () => edit(undefined));
  onSubmit('menu-form', act, async (form) => api.setMenu(menuOf(form.elements.buttons.value)));
  onSubmit('rules', act, (form) =>
    api.setContentRules({ risky: wordsOf(form.elements.risky.value), review: wordsOf(form.elements.review.value), media: form.elements.media.value }),
  );
}
