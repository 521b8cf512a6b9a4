import { describe, expect, it } from '@jest/globals';
import type { Credit } from '@sunshine/contracts';
import { areCounted, creditWords } from './credits';

const once = (left: number): Credit => ({ templateId: 't', channel: 'mini-once', purpose: 'notice', title: '公告提醒', left, active: true });
const forever: Credit = { ...once(0), channel: 'mini-long', left: null };
const me = (credits: Credit[], more: object = {}) => ({ credits, followsOfficial: false, reminders: true, ...more });

describe('reminders that are left', () => {
  it.each([
    [me([once(2)]), '还可收到 2 条微信提醒，点此补充'],
    [me([once(0)]), '微信提醒已用完，新消息只放在站内信，点此补充'],
    [me([{ ...once(3), purpose: 'answer' }]), '微信提醒已用完，新消息只放在站内信，点此补充'],
  ])('are counted, and can be topped up', (person, words) => {
    expect([creditWords(person), areCounted(person)]).toEqual([words, true]);
  });

  it.each([
    [me([], { followsOfficial: true }), '您关注了服务号，微信提醒不限条数'],
    [me([forever]), '微信提醒已长期开启'],
    [me([once(2)], { reminders: false }), '您停用了提醒，点此恢复'],
  ])('are not counted where nothing runs out', (person, words) => {
    expect([creditWords(person), areCounted(person)]).toEqual([words, false]);
  });
});
