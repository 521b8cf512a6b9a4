import type { Account } from '../account.js';
import { integerOf, recordsOf, textOf, type Answer } from '../answers.js';
import { isFieldKey } from '../fields.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** A message template as WeChat has it now. */
export interface WechatTemplate {
  id: string;
  title: string;
  /** WeChat's text with its `{{thing1.DATA}}` places. */
  content: string;
  /** One accept buys one message (`once`) or many (`long`); `official` needs a follower instead. */
  kind: 'once' | 'long' | 'official';
  /** The keys of `content`, in its order. */
  keys: string[];
  /** For keys of an enumerated type, the values that WeChat accepts. */
  enums: Record<string, string[]>;
}

/** The templates of the account, to be compared with our mapping. */
export interface TemplateCalls {
  /** GET /wxaapi/newtmpl/gettemplate (获取个人模板列表): subscribe templates of a mini program or an official account. */
  listSubscribeTemplates(): Promise<WechatTemplate[]>;
  /** GET /cgi-bin/template/get_all_private_template (获取模板列表) of an official account. */
  listTemplates(): Promise<WechatTemplate[]>;
}

const LONG_TERM = 3;

export function templateCalls(account: Account): TemplateCalls {
  return {
    async listSubscribeTemplates() {
      const exchange: Exchange = { call: 'listSubscribeTemplates', path: '/wxaapi/newtmpl/gettemplate', query: {}, changesNothing: true };
      const answer = await account.call(exchange);
      if (!Array.isArray(answer.data)) throw brokenAnswer(exchange, '答复缺少 data');
      return recordsOf(answer.data).map((one) => readTemplate(one, one.priTmplId, integerOf(one.type) === LONG_TERM ? 'long' : 'once'));
    },

    async listTemplates() {
      const exchange: Exchange = { call: 'listTemplates', path: '/cgi-bin/template/get_all_private_template', query: {}, changesNothing: true };
      const answer = await account.call(exchange);
      if (!Array.isArray(answer.template_list)) throw brokenAnswer(exchange, '答复缺少 template_list');
      return recordsOf(answer.template_list).map((one) => readTemplate(one, one.template_id, 'official'));
    },
  };
}

function readTemplate(one: Answer, id: unknown, kind: WechatTemplate['kind']): WechatTemplate {
  const content = textOf(one.content) ?? '';
  return { id: textOf(id) ?? '', title: textOf(one.title) ?? '', content, kind, keys: keysOf(content), enums: enumsOf(one) };
}

const keysOf = (content: string): string[] => [...new Set(Array.from(content.matchAll(/\{\{\s*(\w+)\.DATA\s*\}\}/g), ([, key = '']) => key))];

const enumsOf = (one: Answer): Record<string, string[]> =>
  Object.fromEntries(
    recordsOf(one.keywordEnumValueList).map(({ keywordCode, enumValueList }) => [
      textOf(keywordCode) ?? '',
      (Array.isArray(enumValueList) ? enumValueList : []).flatMap((value) => textOf(value) ?? []),
    ]),
  );

/** WeChat shows them no more, and does not miss them. */
const UNSHOWN = new Set(['first', 'remark']);

/**
 * What keeps messages with these `fields` (template keys) from being accepted by the template, in Chinese, one sentence a difference.
 * Empty when they agree. `undefined` stands for a template that the account does not have.
 */
export function templateDrift(template: WechatTemplate | undefined, fields: string[]): string[] {
  if (!template) return ['公众平台上没有这个模板，可能已被删除'];
  const missing = template.keys.filter((key) => !fields.includes(key) && !UNSHOWN.has(key));
  const surplus = fields.filter((key) => !template.keys.includes(key));
  const untyped = template.keys.filter((key) => fields.includes(key) && !isFieldKey(key));
  return [
    ...missing.map((key) => `模板要求的字段 ${key} 没有填写`),
    ...surplus.map((key) => `模板里没有字段 ${key}`),
    ...untyped.map((key) => `模板字段 ${key} 的类型不认识`),
  ];
}
