/**
 * WeChat's limits on template values, written down from its page apart from the client's fitting, so that one checks the other.
 */
const DATE = '(\\d{4}年\\d{1,2}月(\\d{1,2}日)?|\\d{1,2}月\\d{1,2}日|\\d{4}-\\d{1,2}(-\\d{1,2})?|\\d{4}/\\d{1,2}(/\\d{1,2})?|\\d{4}\\.\\d{1,2}(\\.\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2})';
const CLOCK = '([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?';
const MOMENT = `(${DATE}( ?${CLOCK})?|${CLOCK})`;

interface Rule {
  accepts: (value: string) => boolean;
  words: string;
}

const chars = (value: string): number => [...value].length;
const upTo = (limit: number): Rule => ({ accepts: (value) => chars(value) <= limit, words: `最多 ${limit} 个字符` });
const pattern = (rule: RegExp, words: string): Rule => ({ accepts: (value) => rule.test(value), words });

const RULES: Readonly<Record<string, Rule>> = {
  thing: upTo(20),
  const: upTo(20),
  short_thing: upTo(20),
  enum: upTo(20),
  enum_string: upTo(20),
  number: { accepts: (value) => /^\d+(\.\d+)?$/.test(value) && value.replace('.', '').length <= 32, words: '只能是不超过 32 位的数字' },
  letter: pattern(/^[A-Za-z]{1,32}$/, '只能是不超过 32 个字母'),
  symbol: pattern(/^[\p{P}\p{S}]{1,5}$/u, '只能是不超过 5 个符号'),
  character_string: pattern(/^[\x20-\x7e]{1,32}$/, '最多 32 个数字、字母或符号，不能有汉字'),
  time: pattern(new RegExp(`^(${DATE} ?)?${CLOCK}( ?~ ?(${DATE} ?)?${CLOCK})?$`, 'u'), '应为 24 小时制时间'),
  date: pattern(new RegExp(`^${DATE}( ?${CLOCK})?( ?~ ?${MOMENT})?$`, 'u'), '应为日期'),
  amount: { accepts: (value) => /^[¥￥$€£]?\d+(\.\d+)?元?$/u.test(value) && value.replace(/\D/g, '').length <= 10, words: '应为币种符号加不超过 10 位的数字' },
  phone_number: pattern(/^[\d+\-()*#./ ]{1,17}$/, '最多 17 位数字或符号'),
  car_number: pattern(/^[\p{Script=Han}A-Z0-9][A-Z0-9]{0,6}[\p{Script=Han}A-Z0-9]?$/u, '应为车牌号'),
  name: { accepts: (value) => !/\p{N}/u.test(value) && chars(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20), words: '最多 10 个汉字或 20 个字母，不能有数字' },
  phrase: pattern(/^\p{Script=Han}{1,5}$/u, '只能是不超过 5 个汉字'),
};

/** Why WeChat would refuse `value` for a template's `key` (`thing1`), in Chinese; `undefined` when it takes it. Historic keys take any text. */
export function problemOf(key: string, value: string, allowed?: readonly string[]): string | undefined {
  if (value.trim() === '') return '内容为空';
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return '有换行或控制字符';
  const type = key.replace(/\d+$/, '');
  if (!Object.hasOwn(RULES, type)) return /^(keyword\d+|first|remark)$/.test(key) ? undefined : '不认识的字段类型';
  if (allowed && !allowed.includes(value)) return '不在枚举值里';
  const rule = RULES[type];
  return rule?.accepts(value) === true ? undefined : `${rule?.words ?? ''}，给了 ${chars(value)} 个字符`;
}

/** Whether WeChat would take `value` for a template's `key`. */
export const isAcceptable = (key: string, value: string): boolean => problemOf(key, value) === undefined;
