import * as z from 'zod';
import { crashPoints, type CrashAt } from '../crash-points/crash-points.js';
import './chinese.js';

const number = (fallback: number, min: number, max: number): z.ZodType<number, string | undefined> =>
  z
    .string()
    .regex(/^\d{1,12}$/, '应为非负整数')
    .transform(Number)
    .pipe(z.number().min(min, `不能小于 ${min}`).max(max, `不能大于 ${max}`))
    .optional()
    .transform((value) => value ?? fallback);
const flag = z
  .enum(['true', 'false'], '应为 true 或 false')
  .optional()
  .transform((value) => value === 'true');
const optional = z.string().optional();
const url = (protocol: RegExp, words: string): z.ZodType<string | undefined, string | undefined> => z.url({ protocol, error: words }).optional();
const hosts = (fallback: string): z.ZodType<string[], string | undefined> =>
  z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(,[a-z0-9-]+(\.[a-z0-9-]+)+)*$/, '应为以逗号分隔的域名')
    .optional()
    .transform((value) => (value ?? fallback).split(','));
const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/, '应为 43 位字母或数字')
  .optional();
const crashAt = z
  .string()
  .regex(new RegExp(`^(${crashPoints.join('|')}):[1-9]\\d{0,5}$`), `应为 名称:第几次，名称为 ${crashPoints.join('、')}`)
  .transform((text): CrashAt => ({ name: crashPoints.find((name) => text.startsWith(`${name}:`)) ?? crashPoints[0], pass: Number(text.split(':')[1]) }))
  .optional();

/**
 * Every environment variable that the server reads; an empty value counts as absent. The doc comment of each is its
 * meaning, the default stands in the schema. `.env.example` lists the same names (config.spec.ts).
 */
const variables = z.object({
  /** TCP port of the HTTP server; 0 takes any free one. */
  PORT: number(3000, 0, 65_535),
  /** Address to listen on; 0.0.0.0 opens it to other machines. */
  HOST: z.string().default('127.0.0.1'),
  /** Folder of the embedded database and the files. */
  DATA_DIR: z.string().default('./data'),
  /** mysql://user:password@host:3306/name; absent: SQLite in DATA_DIR. */
  DATABASE_URL: url(/^mysql$/, '应为 mysql://用户:密码@主机:端口/库名'),
  /** Key for what must lie unreadable in the database (phone numbers): 32 bytes in base64; absent: DATA_DIR/data.key, made at first start. */
  DATA_KEY: optional,
  /** Connections to MySQL at once. */
  DATABASE_POOL_SIZE: number(10, 2, 100),
  /** redis://host:6379: hands jobs out to the workers of several processes. It may be flushed or away at any moment. Absent: each worker looks into the database. */
  REDIS_URL: url(/^rediss?$/, '应为 redis://主机:端口'),
  /** file:///folder of attachments; absent: DATA_DIR/files. */
  STORAGE_URL: url(/^file$/, '目前只支持 file:///目录'),
  /** What this process does: answer HTTP, run the outbox, or both. */
  ROLE: z.enum(['api', 'worker', 'all'], '应为 api、worker 或 all').default('all'),
  /** Path of the centre's JSON; absent: the demonstration centre. */
  CENTRE_CONFIG: optional,
  /** WeChat's host; the sandbox's address in the demonstration. Absent: api.weixin.qq.com. */
  WECHAT_API_BASE: url(/^https?$/, '应为 https://主机'),
  /** Where pictures of mirrored articles may be fetched from, comma-separated; each name stands for its sub-domains too. */
  WECHAT_IMAGE_HOSTS: hosts('qpic.cn,qlogo.cn'),
  /** The mini program's id and secret; without both, logins and pushes wait. */
  WECHAT_MINI_APPID: optional,
  WECHAT_MINI_SECRET: optional,
  /** Message push settings of the mini program: with a key in secure or compatible mode, with the token alone in plain mode. */
  WECHAT_MINI_TOKEN: optional,
  WECHAT_MINI_AES_KEY: aesKey,
  /** The key before the last change, for what WeChat encrypted before it heard of the new one. */
  WECHAT_MINI_AES_KEY_PREVIOUS: aesKey,
  /** Runs in WeChat cloud hosting (微信云托管): calls of the mini program carry no token, and the platform's headers may be trusted. */
  CLOUD_HOSTING: flag,
  /** Whether the cloud service has public access (公网访问). Only `off` lets the platform's headers log people in: with it on, anybody could write them. */
  CLOUD_PUBLIC_ACCESS: z.enum(['on', 'off'], '应为 on 或 off').default('on'),
  /** The database that cloud hosting opened; used there when DATABASE_URL is absent. The address is host:port. */
  MYSQL_ADDRESS: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/, '应为 主机:端口')
    .optional(),
  MYSQL_USERNAME: optional,
  MYSQL_PASSWORD: optional,
  MYSQL_DATABASE: z.string().regex(/^\w{1,64}$/, '应为字母、数字或下划线').default('sunshine'),
  /** The official account's id and secret; without both, template messages are not used. */
  WECHAT_OFFICIAL_APPID: optional,
  WECHAT_OFFICIAL_SECRET: optional,
  WECHAT_OFFICIAL_TOKEN: optional,
  WECHAT_OFFICIAL_AES_KEY: aesKey,
  WECHAT_OFFICIAL_AES_KEY_PREVIOUS: aesKey,
  /** Which build of the mini program a message opens. */
  WECHAT_MINI_STATE: z.enum(['developer', 'trial', 'formal'], '应为 developer、trial 或 formal').default('formal'),
  /** How long one call to WeChat may take, in milliseconds. */
  WECHAT_TIMEOUT_MS: number(10_000, 100, 60_000),
  /** Calls that may send in a minute and in a day (00:05 to 00:05 in Asia/Shanghai), for all processes together. WeChat grants 100,000 template messages a day, more to accounts with more followers. */
  WECHAT_TEMPLATE_PER_DAY: number(100_000, 1, 1_000_000_000),
  WECHAT_TEMPLATE_PER_MINUTE: number(120_000, 1, 1_000_000),
  WECHAT_SUBSCRIBE_PER_DAY: number(10_000_000, 1, 1_000_000_000),
  WECHAT_SUBSCRIBE_PER_MINUTE: number(120_000, 1, 1_000_000),
  WECHAT_NOTICE_PER_DAY: number(10_000_000, 1, 1_000_000_000),
  WECHAT_NOTICE_PER_MINUTE: number(120_000, 1, 1_000_000),
  /** Messages that one process has under way to WeChat at once. */
  SEND_CONCURRENCY: number(160, 1, 1000),
  /** Callbacks older or newer than this many seconds are refused; 0 switches the check off. */
  WECHAT_REPLAY_WINDOW_S: number(300, 0, 86_400),
  /** Origin that may show the h5 page in a frame (the sandbox's phone); absent: nobody. */
  PREVIEW_ORIGIN: url(/^https?$/, '应为 http://主机:端口'),
  /** Demo logins and content; set by `npm start` alone. */
  DEMO: flag,
  /** Built h5 page and console; absent: the workspaces' dist. */
  H5_DIR: optional,
  CONSOLE_DIR: optional,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], '应为 trace、debug、info、warn、error 或 silent').default('info'),
  /** One reverse proxy stands in front: the caller's address is the last one in X-Forwarded-For, which that proxy added. */
  TRUST_PROXY: flag,
  /** A phone's session ends after this many hours without use. */
  USER_SESSION_HOURS: number(720, 1, 8760),
  /** A staff session ends after this many hours without use. */
  STAFF_SESSION_HOURS: number(8, 1, 168),
  /** Wrong passwords before an account is locked, and for how many seconds. */
  LOGIN_MAX_FAILURES: number(5, 1, 100),
  LOGIN_LOCK_S: number(300, 1, 86_400),
  /** Binary logarithm of scrypt's cost N; 15 takes 32 MB and some 200 ms a password. */
  PASSWORD_COST_LOG2: number(15, 10, 20),
  /** Logins that one address, and writes and reads that one person or address may make in a minute. Phones of one carrier share an address. */
  RATE_LOGIN_PER_MINUTE: number(20, 1, 100_000),
  RATE_WRITE_PER_MINUTE: number(120, 1, 1_000_000),
  RATE_READ_PER_MINUTE: number(30_000, 1, 10_000_000),
  /** Reads that take the server a moment, such as trying an alert out. */
  RATE_COSTLY_PER_MINUTE: number(60, 1, 1_000_000),
  /** Files that one person or address may send in an hour. */
  RATE_UPLOAD_PER_HOUR: number(60, 1, 1_000_000),
  /** Largest JSON body in bytes. */
  BODY_LIMIT_BYTES: number(2_097_152, 1024, 104_857_600),
  /** Jobs of the outbox at once, their lease in milliseconds (renewed while a job runs), and attempts before a job is given up. */
  OUTBOX_CONCURRENCY: number(4, 1, 64),
  OUTBOX_LEASE_MS: number(15_000, 500, 3_600_000),
  OUTBOX_POLL_MS: number(300, 10, 60_000),
  OUTBOX_MAX_ATTEMPTS: number(20, 1, 1000),
  /** `false` switches self-watch off: no canary follows the trade categories, and no alarm says that something is late. */
  SELF_WATCH: z
    .enum(['true', 'false'], '应为 true 或 false')
    .optional()
    .transform((value) => value !== 'false'),
  /** What was published must be in the inbox, and what is due must have been tried, within so many seconds. */
  SELF_WATCH_LIMIT_S: number(60, 5, 86_400),
  /** Bearer token that /metrics asks for, from wherever; absent: this machine alone reads it. */
  METRICS_TOKEN: z.string().min(16, '至少 16 个字符').optional(),
  /** How long a stop lets jobs finish before it cuts them short, in milliseconds; the process ends within 2 s more. */
  STOP_TIMEOUT_MS: number(7_000, 0, 120_000),
  /** Crash test only: the process kills itself at the n-th pass of a named point. Refused where real people would notice. */
  CRASH_AT: crashAt,
});

/** A key that stands alone is a slip of the pen, and would otherwise leave callbacks off or unencrypted. */
const KEYS_THAT_NEED_ANOTHER = {
  WECHAT_MINI_AES_KEY: 'WECHAT_MINI_TOKEN',
  WECHAT_MINI_AES_KEY_PREVIOUS: 'WECHAT_MINI_AES_KEY',
  WECHAT_OFFICIAL_AES_KEY: 'WECHAT_OFFICIAL_TOKEN',
  WECHAT_OFFICIAL_AES_KEY_PREVIOUS: 'WECHAT_OFFICIAL_AES_KEY',
} as const;

const isLoopback = (base: string | undefined): boolean => base !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(base).hostname);

/** Every environment variable, checked one by one and together. */
export const envSchema = variables.superRefine((env, context) => {
  for (const [name, needed] of Object.entries(KEYS_THAT_NEED_ANOTHER) as [keyof typeof env, keyof typeof env][]) {
    if (env[name] !== undefined && env[needed] === undefined) context.addIssue({ code: 'custom', path: [name], message: `还须设置 ${needed}` });
  }
  if (env.CRASH_AT && !env.DEMO && !isLoopback(env.WECHAT_API_BASE)) context.addIssue({ code: 'custom', path: ['CRASH_AT'], message: '只能用于演示环境或本机的微信沙箱' });
});

/** The parsed variables. */
export type Env = z.output<typeof envSchema>;
