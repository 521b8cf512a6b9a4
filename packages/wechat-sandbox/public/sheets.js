import { byId, h } from './dom.js';

let closeCurrent;

/** Puts a dialog over the phone; `close` ends it. A second one ends the first as if it had been cancelled. */
function open(title, onCancel, content) {
  closeCurrent?.();
  const before = document.activeElement;
  const close = () => {
    closeCurrent = undefined;
    byId('sheet').replaceChildren();
    if (before instanceof HTMLElement) before.focus();
  };
  const cancel = () => {
    close();
    onCancel();
  };
  closeCurrent = cancel;
  const sheet = h('div', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'sheet-title', tabindex: '-1' }, h('h3', { id: 'sheet-title' }, title), ...content({ close, cancel }));
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel();
  });
  byId('sheet').replaceChildren(h('div', { class: 'veil' }, sheet));
  sheet.focus();
}

/** Ends whatever is open as if it had been cancelled. */
export const cancelSheet = () => closeCurrent?.();

const choiceRow = (template) => {
  const box = h('input', { type: 'checkbox', checked: true, id: `choice-${template.id}` });
  const labels = template.fields.map((field) => field.label).join('、');
  return { box, row: h('div', { class: 'choice' }, box, h('label', { for: box.id }, template.title, h('small', {}, labels))) };
};

/** WeChat's subscribe dialog. Resolves to accept or reject for each template. */
export function askToSubscribe(templates) {
  return new Promise((resolve) => {
    const rows = templates.map((template) => ({ template, ...choiceRow(template) }));
    const answer = (accepts) => resolve(Object.fromEntries(rows.map((one) => [one.template.id, accepts(one) ? 'accept' : 'reject'])));
    const rejectAll = () => answer(() => false);
    const isLongTerm = templates.some((template) => template.kind === 'mini-long');
    open(isLongTerm ? '小程序申请长期向你发送以下消息' : '小程序申请向你发送一次以下消息', rejectAll, ({ close, cancel }) => [
      ...rows.map((one) => one.row),
      h(
        'div',
        { class: 'row' },
        h('button', { type: 'button', onclick: cancel }, '取消'),
        h('button', { type: 'button', class: 'primary', onclick: () => (close(), answer((one) => one.box.checked)) }, '允许'),
      ),
    ]);
  });
}

/** The dialog behind WeChat's phone number button. Resolves to whether the person agrees. */
export function askForPhone() {
  return new Promise((resolve) => {
    open('申请获取并验证你的手机号', () => resolve(false), ({ close, cancel }) => [
      h('p', {}, '小程序将得到你在微信绑定的手机号（沙箱里的号码属于虚构人物，打不通）'),
      h(
        'div',
        { class: 'row' },
        h('button', { type: 'button', onclick: cancel }, '不允许'),
        h('button', { type: 'button', class: 'primary', onclick: () => (close(), resolve(true)) }, '允许'),
      ),
    ]);
  });
}

/** The phone's call sheet; nobody is rung. */
export function showCall(phoneNumber) {
  open('拨打电话', () => undefined, ({ close }) => [
    h('p', { class: 'number' }, phoneNumber),
    h('div', { class: 'row' }, h('button', { type: 'button', onclick: close }, '取消'), h('button', { type: 'button', class: 'primary', onclick: close }, '呼叫')),
  ]);
}

/** WeChat's own reader over the phone. */
export function readArticle(url) {
  const close = () => byId('sheet').replaceChildren();
  closeCurrent?.();
  const back = h('button', { type: 'button', onclick: close }, '‹ 返回小程序');
  byId('sheet').replaceChildren(h('div', { class: 'reader', role: 'dialog', 'aria-label': '公众号文章' }, h('header', {}, back), h('iframe', { title: '公众号文章', src: url })));
  back.focus();
}
