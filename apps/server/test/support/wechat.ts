import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Message, type Sandbox, type SandboxOptions, type Template, type User } from '@sunshine/wechat-sandbox';
import type { IntakeNotice } from '../../src/modules/notices/intake-notice.js';
import { NoticeIntake } from '../../src/modules/notices/notice-intake.service.js';
import { TestClock } from '../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from './app.js';

export const ONCE = 'test-once';
export const LONG = 'test-long';
export const OFFICIAL = 'test-official';
export const ANSWER = 'test-answer';
export const NOTICE = 'test-notice';

const NOTICE_FIELDS = { thing1: 'project', phrase2: 'step', time3: 'time', thing4: 'why' };
const ANSWER_FIELDS = { thing1: 'title', time2: 'time' };
const NOTICE_CONTENT = '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}\n时间:{{time3.DATA}}\n原因:{{thing4.DATA}}';
const KINDS = [
  { id: ONCE, channel: 'mini-once', purpose: 'notice', fields: NOTICE_FIELDS, content: NOTICE_CONTENT },
  { id: LONG, channel: 'mini-long', purpose: 'notice', fields: NOTICE_FIELDS, content: NOTICE_CONTENT },
  { id: OFFICIAL, channel: 'official', purpose: 'notice', fields: NOTICE_FIELDS, content: NOTICE_CONTENT },
  { id: NOTICE, channel: 'official-notice', purpose: 'notice', fields: NOTICE_FIELDS, content: NOTICE_CONTENT },
  { id: ANSWER, channel: 'mini-once', purpose: 'answer', fields: ANSWER_FIELDS, content: '事项:{{thing1.DATA}}\n时间:{{time2.DATA}}' },
] as const;

/** One person with a phone. */
export interface Phone {
  user: User;
  token: string;
  /** Accepts the subscribe dialog once, and the server hears of it. */
  accept(templateId?: string): Promise<void>;
  follow(): Promise<void>;
  messages(): Message[];
}

export interface WechatStage {
  test: TestApp;
  sandbox: Sandbox;
  phone(name: string): Promise<Phone>;
  /** Publishes (or, with `existingNoticeId`, corrects) a notice as a feed does. Nobody is told before `settle`. */
  publish(input?: Partial<IntakeNotice>): Promise<{ noticeId: string; projectId: string }>;
  /** Runs everything that is due, here and in WeChat, until both are quiet. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const MAX_ROUNDS = 100;

function writeCentre(noticeFields: Record<string, string>): { folder: string; path: string } {
  const centre = JSON.parse(readFileSync(new URL('../../config/centre.json', import.meta.url), 'utf8')) as Record<string, unknown>;
  const folder = mkdtempSync(join(tmpdir(), 'sunshine-centre-'));
  const path = join(folder, 'centre.json');
  const templates = KINDS.map(({ id, channel, purpose, fields }) => ({ id, channel, purpose, fields: purpose === 'notice' ? noticeFields : fields, title: '提醒' }));
  writeFileSync(path, JSON.stringify({ ...centre, templates }));
  return { folder, path };
}

/** Server and sandbox share one process here: what a call takes says how busy the machine is, not how WeChat is. */
const PATIENCE = { WECHAT_TIMEOUT_MS: '60000', SEND_CONCURRENCY: '32' };

const envOf = ({ mini, official }: Sandbox['settings']): Record<string, string> => ({
  ...{ WECHAT_MINI_APPID: mini.appid, WECHAT_MINI_SECRET: mini.secret, WECHAT_MINI_TOKEN: mini.token, WECHAT_MINI_AES_KEY: mini.aesKey },
  ...{ WECHAT_OFFICIAL_APPID: official.appid, WECHAT_OFFICIAL_SECRET: official.secret, WECHAT_OFFICIAL_TOKEN: official.token, WECHAT_OFFICIAL_AES_KEY: official.aesKey },
});

export const intakeNotice = (more: Partial<IntakeNotice> = {}): IntakeNotice => ({
  ...{ existingNoticeId: null, project: { name: '青川县甲村道路硬化项目', code: null }, title: '甲村道路硬化项目招标公告', type: 'tender', category: 'engineering' },
  ...{ regionCode: '510822', regionName: '青川县', ownerName: '甲村村民委员会（演示）', agencyName: null, amountFen: 67_400_000, winners: [] },
  ...{ keyDates: { bidDeadline: '2026-12-10T01:30:00.000Z' }, greenChannel: false, bodyHtml: '<p>本项目对甲村至乙村的道路进行硬化。</p>', attachments: [] },
  ...{ publishedAt: new Date('2026-11-20T01:30:00Z'), sourceName: '演示来源', sourceUrl: null, original: null, asDraft: false, notify: true },
  ...more,
});

/** The whole application against a sandbox, on one clock, with callbacks in secure mode. */
export async function startWechatStage(options: { sandbox?: SandboxOptions; config?: Record<string, string>; fields?: Record<string, string> } = {}): Promise<WechatStage> {
  const clock = new TestClock('2026-11-20T02:00:00Z');
  const fields = options.fields ?? NOTICE_FIELDS;
  const noticeContent = Object.entries(fields).map(([key, value]) => `${value}:{{${key}.DATA}}`).join('\n');
  const templates: Template[] = KINDS.map(({ id, channel, purpose, content }) => ({ id, kind: channel === 'official-notice' ? 'official-long' : channel, title: '提醒', content: purpose === 'notice' && options.fields ? noticeContent : content }));
  const sandbox = await createSandbox({ now: () => clock.now().getTime(), sendMs: 2, pushRetryMs: 10, templates, ...options.sandbox });
  const wechatBase = await sandbox.listen(0);
  const centre = writeCentre(fields);
  const test = await startTestApp({ clock, wechatBase, config: { ...PATIENCE, ...envOf(sandbox.settings), CENTRE_CONFIG: centre.path, ...options.config } }).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  sandbox.settings.mini.pushUrl = `${test.base}/api/wechat/mini/push`;
  sandbox.settings.official.pushUrl = `${test.base}/api/wechat/official/push`;

  const settle = async (): Promise<void> => {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      await sandbox.pushes.idle();
      if ((await test.drain()) === 0) return;
    }
    throw new Error('the stage does not come to rest');
  };
  return {
    test,
    sandbox,
    settle,
    phone: async (name) => {
      const user = sandbox.users.create(name);
      const token = await test.loginUser(sandbox.loginCode(user.id));
      // WeChat stamps events in seconds, and two of one second about one thing are one event.
      const after = async (act: () => void): Promise<void> => {
        clock.advance(1000);
        act();
        await settle();
      };
      return {
        user,
        token,
        accept: (templateId = ONCE) => after(() => void sandbox.subscriptions.answer(user.id, { [templateId]: 'accept' })),
        follow: () => after(() => sandbox.subscriptions.follow(user.id, true)),
        messages: () => sandbox.messages.list(user.id),
      };
    },
    publish: (input = {}) => test.app.get(UnitOfWork).run((tx) => test.app.get(NoticeIntake, { strict: false }).publish(tx, intakeNotice(input))),
    close: async () => {
      await test.close();
      await sandbox.close();
      rmSync(centre.folder, { recursive: true, force: true });
    },
  };
}
