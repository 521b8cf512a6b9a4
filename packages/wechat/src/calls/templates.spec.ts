import { describe, expect, it } from '@jest/globals';
import { oneHost } from '../__fixtures__/one-host.js';
import { WechatUnreachable } from '../errors.js';
import { templateDrift, type WechatTemplate } from './templates.js';

const wechat = oneHost();

describe('lists', () => {
  it('subscribe templates with kind, keys and enumerated values', async () => {
    const content = '会议时间:{{date2.DATA}}\n会议地点:{{ thing1.DATA }}\n状态:{{enum_string3.DATA}}\n';
    const enums = [{ keywordCode: 'enum_string3', enumValueList: ['开始', '结束'] }];
    const client = wechat.answering({ errcode: 0, data: [{ priTmplId: 't1', title: '会议', content, type: 2, keywordEnumValueList: enums }, { priTmplId: 't2', title: '停水', content: '', type: 3 }] });
    expect(await client.listSubscribeTemplates()).toEqual([
      { id: 't1', title: '会议', content: content.trim(), kind: 'once', keys: ['date2', 'thing1', 'enum_string3'], enums: { enum_string3: ['开始', '结束'] } },
      { id: 't2', title: '停水', content: '', kind: 'long', keys: [], enums: {} },
    ]);
    expect(wechat.last).toEqual({ method: 'GET', path: '/wxaapi/newtmpl/gettemplate', body: {} });
  });

  it('template messages of an official account', async () => {
    const client = wechat.answering({ template_list: [{ template_id: 't1', title: '公告', content: '{{first.DATA}}\n{{thing01.DATA}}{{thing01.DATA}}' }] });
    expect(await client.listTemplates()).toMatchObject([{ id: 't1', kind: 'official', keys: ['first', 'thing01'] }]);
    expect(wechat.last.path).toBe('/cgi-bin/template/get_all_private_template');
  });

  it('an answer without a list is no empty list', async () => {
    const client = wechat.answering({ errcode: 0 });
    await expect(client.listSubscribeTemplates()).rejects.toThrow(WechatUnreachable);
    await expect(client.listTemplates()).rejects.toThrow(WechatUnreachable);
  });
});

describe('drift', () => {
  const template: WechatTemplate = { id: 't1', title: '公告', content: '', kind: 'once', keys: ['thing1', 'date2'], enums: {} };

  it.each([
    ['agreement in any order', template, ['date2', 'thing1'], []],
    ['a template that is gone', undefined, ['thing1'], ['公众平台上没有这个模板，可能已被删除']],
    ['a field that nobody fills', template, ['thing1'], ['模板要求的字段 date2 没有填写']],
    ['a field that is no more', template, ['thing1', 'date2', 'thing9'], ['模板里没有字段 thing9']],
    ['head and tail of historic templates, which are shown no more', { ...template, keys: ['first', 'thing1', 'remark'] }, ['thing1'], []],
    ['a type that we cannot fit', { ...template, keys: ['banana1'] }, ['banana1'], ['模板字段 banana1 的类型不认识']],
  ])('%s', (_name, found, fields, drift) => {
    expect(templateDrift(found, fields)).toEqual(drift);
  });
});
