/** A mini program or an official account as WeChat's consoles would show it. */
export interface Account {
  appid: string;
  secret: string;
  /** Token of its message push. */
  token: string;
  /** EncodingAESKey of its message push; empty means that pushes are signed but not encrypted. */
  aesKey: string;
  /** Where its message push is posted to; without it nothing is pushed. */
  pushUrl?: string | undefined;
}

/** A message template. `content` has one line a field: `项目:{{thing1.DATA}}`. */
export interface Template {
  id: string;
  /** `mini-…`: the mini program's subscribe messages; `official`: the account's template messages; `official-…`: its subscribe notifications. */
  kind: 'mini-once' | 'mini-long' | 'official' | 'official-once' | 'official-long';
  title: string;
  content: string;
  /** Values that keys of type `enum_string` take; a key that is absent takes any. */
  enums?: Readonly<Record<string, readonly string[]>> | undefined;
  isBanned?: boolean | undefined;
  isDeleted?: boolean | undefined;
}

/** Calls allowed for one path; absent means without limit. */
export interface Quota {
  perMinute?: number | undefined;
  perDay?: number | undefined;
}

/** What a sandbox may be told; what is left out is a demonstration's. */
export interface SandboxOptions {
  mini?: Account | undefined;
  official?: Account | undefined;
  templates?: readonly Template[] | undefined;
  /** Names of the people who exist from the start. */
  people?: readonly string[] | undefined;
  /** Pages of the released mini program, `pages/home/index`; absent: any page exists. */
  pages?: readonly string[] | undefined;
  /** Articles, a menu and words for the content check to find, as a demonstration needs them. */
  demoContent?: boolean | undefined;
  /** Stands in for cloud hosting: calls need no token, pushes are neither signed nor encrypted. */
  cloud?: boolean | undefined;
  /** Openids on one page of user/get; 10 000 as at WeChat. */
  followerPageSize?: number | undefined;
  /** The h5 build that the phone shows, `http://127.0.0.1:3000/`. */
  phoneUrl?: string | undefined;
  /** People, credits and messages are kept in this JSON file between runs. */
  stateFile?: string | undefined;
  /** Milliseconds since the epoch; the sandbox's clock can be moved from there. */
  now?: (() => number) | undefined;
  /** Life of a new access token in seconds; 7200 as at WeChat. */
  tokenLifeS?: number | undefined;
  /** How long a send occupies its openid: a second one meanwhile gets 43108. Milliseconds. */
  sendMs?: number | undefined;
  /** How long a push waits for its answer, and between repeats. Milliseconds. */
  pushTimeoutMs?: number | undefined;
  pushRetryMs?: number | undefined;
  /** By path, over the defaults. */
  quotas?: Readonly<Record<string, Quota>> | undefined;
}

/** The options with everything that was left out filled in. */
export interface Settings {
  mini: Account;
  official: Account;
  templates: readonly Template[];
  people: readonly string[];
  pages: readonly string[] | undefined;
  demoContent: boolean;
  cloud: boolean;
  followerPageSize: number;
  phoneUrl: string | undefined;
  stateFile: string | undefined;
  now: () => number;
  tokenLifeS: number;
  sendMs: number;
  pushTimeoutMs: number;
  pushRetryMs: number;
  quotas: Record<string, Quota>;
}

const DEMO_MINI: Account = {
  appid: 'wx00000000000000a1',
  secret: 'sandbox-mini-secret',
  token: 'sandboxminitoken',
  aesKey: 'sandboxMiniEncodingAesKey0123456789abcdefgA',
};

const DEMO_OFFICIAL: Account = {
  appid: 'wx00000000000000b2',
  secret: 'sandbox-official-secret',
  token: 'sandboxofficialtoken',
  aesKey: 'sandboxOfficialEncodingAesKey0123456789abcA',
};

const DEMO_TEMPLATES: readonly Template[] = [
  { id: 'sandbox-mini-once', kind: 'mini-once', title: '公告提醒', content: '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}' },
  { id: 'sandbox-mini-long', kind: 'mini-long', title: '公告提醒', content: '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}' },
  { id: 'sandbox-official', kind: 'official', title: '公告提醒', content: '项目:{{thing1.DATA}}\n时间:{{time2.DATA}}' },
  { id: 'sandbox-notice', kind: 'official-once', title: '公告提醒', content: '项目:{{thing1.DATA}}\n时间:{{time2.DATA}}' },
];

const DEMO_PEOPLE = ['李大爷（演示村民）', '赵老板（演示投标人）', '王监督（演示监督员）', '周代理（演示代理机构）'];

/** WeChat's published limits. */
const QUOTAS: Readonly<Record<string, Quota>> = {
  '/cgi-bin/stable_token': { perMinute: 10_000, perDay: 500_000 },
  '/cgi-bin/token': { perDay: 2_000 },
  '/cgi-bin/message/subscribe/send': { perDay: 10_000_000 },
  '/cgi-bin/message/subscribe/bizsend': { perDay: 10_000_000 },
  '/cgi-bin/message/template/send': { perDay: 100_000 },
  '/wxa/msg_sec_check': { perMinute: 4_000, perDay: 2_000_000 },
  '/wxa/media_check_async': { perMinute: 2_000, perDay: 200_000 },
  '/wxa/getwxacodeunlimit': { perMinute: 5_000 },
  '/wxa/generate_urllink': { perDay: 500_000 },
  '/wxa/resetusersessionkey': { perMinute: 60_000 },
};

function checkAddress(name: string, address: string | undefined): void {
  if (address !== undefined && !(URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))) throw new Error(`${name}不是网址：${address}`);
}

/** @throws Error in Chinese when an address is none */
export function settingsOf(o: SandboxOptions): Settings {
  checkAddress('小程序预览地址', o.phoneUrl);
  checkAddress('小程序推送地址', o.mini?.pushUrl);
  checkAddress('公众号推送地址', o.official?.pushUrl);
  return {
    mini: { ...(o.mini ?? DEMO_MINI) },
    official: { ...(o.official ?? DEMO_OFFICIAL) },
    templates: o.templates ?? DEMO_TEMPLATES,
    people: o.people ?? DEMO_PEOPLE,
    pages: o.pages,
    demoContent: o.demoContent ?? false,
    cloud: o.cloud ?? false,
    followerPageSize: o.followerPageSize ?? 10_000,
    phoneUrl: o.phoneUrl,
    stateFile: o.stateFile,
    now: o.now ?? Date.now,
    tokenLifeS: o.tokenLifeS ?? 7200,
    sendMs: o.sendMs ?? 15,
    pushTimeoutMs: o.pushTimeoutMs ?? 5000,
    pushRetryMs: o.pushRetryMs ?? 5000,
    quotas: { ...QUOTAS, ...o.quotas },
  };
}
