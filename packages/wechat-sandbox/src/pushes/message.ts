/** Numbers beyond 2^53 are bigint. */
type Scalar = string | number | bigint;
export type PushFields = { [key: string]: Scalar | PushFields | PushFields[] };

/** How an account's pushes look. WeChat's pages and its users' reports show all of these. */
export interface PushStyle {
  /** `secure` needs an EncodingAESKey; without one every mode is `plain`. */
  mode: 'secure' | 'compatible' | 'plain';
  format: 'json' | 'xml';
  /** A `List` of one entry: the entry itself, or a list of one (JSON only). */
  oneEntry: 'object' | 'array';
  /** Several entries of `List`: in one wrapper, or each in its own (XML only). */
  wrappers: 'one' | 'each';
  /** `text`: every number in quotes, `number`: every number bare, ids beyond 2^53 too (JSON only). */
  numbers: 'as-documented' | 'text' | 'number';
  /** How message ids are spelt. */
  idName: 'MsgID' | 'MsgId' | 'msgid';
  eventName: 'as-documented' | 'lower' | 'upper';
  /** `spaced`: `failed: user block`. */
  status: 'as-documented' | 'spaced';
}

export const DOCUMENTED: Omit<PushStyle, 'format'> = {
  mode: 'secure',
  oneEntry: 'object',
  wrappers: 'one',
  numbers: 'as-documented',
  idName: 'MsgID',
  eventName: 'as-documented',
  status: 'as-documented',
};

const WRAPPERS: Readonly<Record<string, string>> = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent',
};

/** The text of a message. `head.Event` is the documented name; messages of people have none. */
export function writeMessage(head: PushFields, fields: PushFields, style: PushStyle): string {
  const event = head.Event === undefined ? undefined : String(head.Event);
  const styledHead = event === undefined ? head : { ...head, Event: eventNameOf(event, style) };
  const body = restyle(fields, style) as PushFields;
  if (style.format === 'json') return wireJson({ ...styledHead, ...body }, style.numbers);
  const wrapper = event === undefined ? undefined : WRAPPERS[event];
  return xmlDocument({ ...styledHead, ...(wrapper === undefined ? body : { [wrapper]: wrapped(body, style) }) });
}

function wrapped(body: PushFields, { wrappers }: PushStyle): PushFields | PushFields[] {
  const { List: list } = body;
  return wrappers === 'each' && Array.isArray(list) ? list.map((entry) => ({ List: entry })) : body;
}

export const xmlDocument = (fields: PushFields): string => `<xml>${xmlOf(fields)}</xml>`;

function eventNameOf(event: string, { eventName }: PushStyle): string {
  if (eventName === 'as-documented') return event;
  return eventName === 'lower' ? event.toLowerCase() : event.toUpperCase();
}

function restyle(value: PushFields[string], style: PushStyle): PushFields[string] {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => restyle(one, style) as PushFields);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => restyleField(key, one, style)));
}

function restyleField(key: string, value: PushFields[string], style: PushStyle): [string, PushFields[string]] {
  if (key === 'MsgID') return [style.idName, value];
  if (key === 'Status' && style.status === 'spaced') return [key, String(value).replace(/^failed: ?/, 'failed: ')];
  const styled = restyle(value, style);
  const isSingle = key === 'List' && style.oneEntry === 'object' && Array.isArray(styled) && styled.length === 1;
  return [key, isSingle ? (styled[0] as PushFields) : styled];
}

/** JSON in which ids beyond 2^53 are text, or bare numbers where the style says so. */
function wireJson(message: PushFields, numbers: PushStyle['numbers']): string {
  const text = JSON.stringify(message, (_key, value: unknown) => {
    if (typeof value === 'bigint') return numbers === 'number' ? `\u0000${value}\u0000` : String(value);
    if (typeof value === 'number') return numbers === 'text' ? String(value) : value;
    return numbers === 'number' && typeof value === 'string' && /^\d{1,19}$/.test(value) ? `\u0000${value}\u0000` : value;
  });
  return text.replace(/"\\u0000(\d+)\\u0000"/g, '$1');
}

function xmlOf(fields: PushFields): string {
  return Object.entries(fields)
    .flatMap(([key, value]) => (Array.isArray(value) ? value.map((one) => [key, one] as const) : [[key, value] as const]))
    .map(([key, value]) => `<${key}>${typeof value === 'object' ? xmlOf(value) : xmlScalar(value)}</${key}>`)
    .join('');
}

const xmlScalar = (value: Scalar): string => (typeof value !== 'string' ? String(value) : `<![CDATA[${value.replaceAll(']]>', ']] >')}]]>`);
