import { WechatFieldError } from './errors.js';

type Fit = (value: string, refuse: (why: string) => never) => string;

const HAN = /\p{Script=Han}/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const DATE = String.raw`(?:\d{4}年(?:1[0-2]|0?[1-9])月(?:(?:3[01]|[12]\d|0?[1-9])日)?|(?:1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日|\d{4}([-/.])(?:1[0-2]|0?[1-9])(?:SEP(?:3[01]|[12]\d|0?[1-9]))?|(?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9]))`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;

let separators = 0;
/** The separator inside one date must be the same twice, so each use of DATE needs its own back-reference. */
const date = (): string => DATE.replace('SEP', `\\${(separators += 1)}`);

function pattern(build: () => string): RegExp {
  separators = 0;
  return new RegExp(`^${build()}$`, 'u');
}

const DATE_VALUE = pattern(() => `${date()}(?: ?${CLOCK})?(?: ?~ ?(?:${date()}(?: ?${CLOCK})?|${CLOCK}))?`);
const TIME_VALUE = pattern(() => `(?:${date()} ?)?${CLOCK}(?: ?~ ?(?:${date()} ?)?${CLOCK})?`);

/** Emoji are counted twice: WeChat does not say how it counts them, and twice is right under either reading. */
const widthOf = (char: string): number => (EMOJI.test(char) ? 2 : 1);

function cut(value: string, limit: number, mark: string): string {
  const chars = [...value];
  const width = (list: readonly string[]): number => list.reduce((sum, char) => sum + widthOf(char), 0);
  if (width(chars) <= limit) return value;
  const room = limit - [...mark].length;
  const kept: string[] = [];
  let used = 0;
  for (const char of chars) {
    used += widthOf(char);
    if (used > room) break;
    kept.push(char);
  }
  return kept.join('').trimEnd() + mark;
}

const thing: Fit = (value) => cut(value, 20, '…');

const number: Fit = (value, refuse) => {
  const plain = value.normalize('NFKC').replace(/[,\s]/g, '');
  const match = /^(\d{1,32})(?:\.(\d+))?$/.exec(plain);
  if (!match) return refuse('只能是不超过 32 位的数字');
  const [, whole = '', fraction = ''] = match;
  const kept = fraction.slice(0, 32 - whole.length);
  return kept === '' ? whole : `${whole}.${kept}`;
};

const amount: Fit = (value, refuse) => {
  const plain = value.normalize('NFKC').replace(/[,\s]/g, '');
  const match = /^([¥$€£]?)(\d{1,10})(?:\.(\d+))?(元?)$/u.exec(plain);
  if (!match) return refuse('只能是币种符号加不超过 10 位的数字，可以“元”结尾');
  const [, sign = '', whole = '', fraction = '', unit = ''] = match;
  const kept = fraction.slice(0, 10 - whole.length);
  return `${sign.replace('¥', '￥')}${whole}${kept === '' ? '' : `.${kept}`}${unit}`;
};

const matching =
  (rule: RegExp, why: string): Fit =>
  (value, refuse) => {
    const plain = value.normalize('NFKC').trim();
    return rule.test(plain) ? plain : refuse(why);
  };

const characterString: Fit = (value, refuse) => {
  const plain = value.normalize('NFKC').replace(/\p{Pd}/gu, '-').trim();
  return /^[\x20-\x7e]+$/.test(plain) ? cut(plain, 32, '...') : refuse('只能是数字、字母或符号，不能有汉字');
};

const letter: Fit = (value, refuse) => {
  const plain = value.normalize('NFKC').trim();
  return /^[A-Za-z]+$/.test(plain) ? cut(plain, 32, '') : refuse('只能是字母');
};

const symbol: Fit = (value, refuse) => (/^[\p{P}\p{S}]+$/u.test(value) ? cut(value, 5, '') : refuse('只能是符号'));

const phrase: Fit = (value, refuse) => (/^\p{Script=Han}+$/u.test(value) ? cut(value, 5, '') : refuse('只能是汉字'));

const name: Fit = (value, refuse) => (/\p{N}/u.test(value) ? refuse('姓名不能有数字') : cut(value, HAN.test(value) ? 10 : 20, '…'));

const phone: Fit = (value, refuse) => {
  const plain = value.normalize('NFKC').replace(/\s/g, '');
  return /^[\d+\-()*#./]{1,17}$/.test(plain) ? plain : refuse('只能是不超过 17 位的数字和符号');
};

const carNumber: Fit = (value, refuse) => {
  const plain = value.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return /^[\p{Script=Han}A-Z0-9](?:[A-Z0-9]{0,6}[\p{Script=Han}A-Z0-9])?$/u.test(plain) ? plain : refuse('不是车牌号');
};

/** Keys of historic templates carry no type; WeChat cuts them itself, so only a sane bound is kept. */
const historic: Fit = (value) => cut(value, 200, '…');

const FITS: Readonly<Record<string, Fit>> = {
  thing,
  const: thing,
  short_thing: thing,
  number,
  letter,
  symbol,
  character_string: characterString,
  time: matching(TIME_VALUE, '不是 24 小时制时间'),
  date: matching(DATE_VALUE, '不是日期'),
  amount,
  phone_number: phone,
  car_number: carNumber,
  name,
  phrase,
  enum: thing,
  enum_string: thing,
  keyword: historic,
};

/** Newlines and other controls become blanks; invisible format characters and halves of surrogate pairs go. */
function clean(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The type that a template key names: `thing01` is `thing`. `undefined` when WeChat has no such type. */
function fieldTypeOf(key: string): string | undefined {
  if (key === 'first' || key === 'remark') return 'keyword';
  const type = /^([a-z_]+?)\d{1,3}$/.exec(key)?.[1];
  return type !== undefined && Object.hasOwn(FITS, type) ? type : undefined;
}

/** Whether a template key names a type that `fitValue` knows. */
export function isFieldKey(key: string): boolean {
  return fieldTypeOf(key) !== undefined;
}

/** What more is known of the place that a value goes to. */
export interface FieldPlace {
  /** Named in the error. */
  templateId?: string | undefined;
  /** The only values that WeChat accepts there (keywordEnumValueList). */
  allowed?: readonly string[] | undefined;
}

/**
 * `value` made to fit what WeChat allows for `key` (`thing1`, `date2`…): characters are code points, controls are removed,
 * what is too long is cut with a visible mark where the type has room for one. Fitting twice changes nothing more.
 * @throws WechatFieldError when nothing acceptable can be made of it (no text left, hanzi in a number, a key of no known type)
 */
export function fitValue(key: string, value: string, { templateId, allowed }: FieldPlace = {}): string {
  const refuse = (why: string): never => {
    throw new WechatFieldError(key, why, templateId);
  };
  const fit = FITS[fieldTypeOf(key) ?? ''];
  if (!fit) return refuse('不认识的字段类型');
  const text = clean(value);
  if (text === '') return refuse('内容为空');
  const fitted = fit(text, refuse);
  return allowed === undefined || allowed.includes(fitted) ? fitted : refuse(`只能是：${allowed.join('、')}`);
}
