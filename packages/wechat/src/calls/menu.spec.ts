import { expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatUnreachable } from '../errors.js';

const wechat = oneHost();

it('buttons with their children, mini programs and articles', async () => {
  const button = [
    { name: '官网', type: 'view', url: 'https://a.gov.cn' },
    {
      name: '办事',
      sub_button: {
        list: [
          { name: '小程序', type: 'miniprogram', appid: 'wx2', pagepath: 'pages/a', url: 'https://a.gov.cn' },
          { name: '指南', type: 'news', value: 'M1', news_info: { list: [{ title: '指南', content_url: 'http://mp.weixin.qq.com/s/1' }] } },
          { name: '联系', type: 'click', key: 'CALL' },
        ],
      },
    },
  ];
  expect(await wechat.answering({ is_menu_open: 1, selfmenu_info: { button } }).getMenu()).toEqual([
    { name: '官网', type: 'view', url: 'https://a.gov.cn', children: [] },
    {
      name: '办事',
      type: '',
      children: [
        { name: '小程序', type: 'miniprogram', appid: 'wx2', pagepath: 'pages/a', url: 'https://a.gov.cn', children: [] },
        { name: '指南', type: 'news', url: 'http://mp.weixin.qq.com/s/1', children: [] },
        { name: '联系', type: 'click', key: 'CALL', children: [] },
      ],
    },
  ]);
  expect(wechat.last).toMatchObject({ method: 'GET', path: '/cgi-bin/get_current_selfmenu_info' });
});

it('a menu that is switched off shows nothing, and an answer that does not say is no answer', async () => {
  expect(await wechat.answering({ is_menu_open: 0, selfmenu_info: { button: [{ name: '官网', type: 'view' }] } }).getMenu()).toEqual([]);
  expect(await wechat.answering({ is_menu_open: 1 }).getMenu()).toEqual([]);
  await expect(wechat.answering({ errcode: 0 }).getMenu()).rejects.toThrow(WechatUnreachable);
});
