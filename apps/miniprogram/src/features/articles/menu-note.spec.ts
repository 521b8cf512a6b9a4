import { expect, it } from '@jest/globals';
import { menuNote } from './menu-note';

it('says under which button an entry stands and what it opens, and a button alone is not named twice', () => {
  expect(menuNote('办事服务', { name: '指南', action: 'link' })).toBe('办事服务 · 网页');
  expect(menuNote('看公告', { name: '看公告', action: 'page' })).toBe('本小程序页面');
});
