import { Injectable } from '@nestjs/common';
import { templateDrift, WechatError, type WechatTemplate } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import type { CentreTemplate } from '../../platform/config/centre.js';
import { Config } from '../../platform/config/config.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { refusalWords } from '../../platform/wechat/refusal-words.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { permissionOf } from '../deliveries/ways.js';

export const TEMPLATE_CHECK = 'wechat.templates';
export const driftKey = (templateId: string): string => `template:${templateId}:drift`;

const DIFFERS = '与微信不一致：';
/** The differences that an alarm's text names. */
export const differencesIn = (text: string): string => text.slice(text.indexOf(DIFFERS) + DIFFERS.length);

/** The lists that WeChat keeps: the mini program's, the account's subscribe notices, the account's template messages. */
const LISTS = ['mini', 'official-notice', 'official'] as const;
type List = (typeof LISTS)[number];

const LIST_NAMES: Record<List, string> = { mini: '小程序的订阅消息模板', 'official-notice': '服务号的订阅通知模板', official: '服务号的模板消息' };
const refusedKey = (list: List): string => `templates:${list}:refused`;

const listOf = ({ channel }: CentreTemplate): List => (channel === 'mini-once' || channel === 'mini-long' ? 'mini' : channel);

/** Reads the templates back from WeChat and raises an alarm for each that our mapping no longer fits. */
@Injectable()
export class TemplateCheckJob extends RecurringJob {
  readonly name = TEMPLATE_CHECK;
  readonly every = { minutes: 60 };

  constructor(
    private readonly gateway: WechatGateway,
    private readonly alarms: Alarms,
    private readonly config: Config,
  ) {
    super();
  }

  /** A list that cannot be read fails the run after the others were compared. */
  async run(signal: AbortSignal): Promise<void> {
    const failures: unknown[] = [];
    for (const list of LISTS) {
      signal.throwIfAborted();
      await this.check(list).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private async check(list: List): Promise<void> {
    const ours = this.config.centre.templates.filter((template) => listOf(template) === list);
    if (ours.length === 0 || !(list === 'mini' ? this.gateway.hasMini : this.gateway.hasOfficial)) return;
    const theirs = new Map((await this.readLoudly(list)).map((template) => [template.id, template]));
    for (const template of ours) await this.compare(template, theirs.get(template.id));
  }

  /** A refusal that only an operator can end is an alarm until the list can be read again. */
  private async readLoudly(list: List): Promise<WechatTemplate[]> {
    try {
      const templates = await this.read(list);
      await this.alarms.clear(refusedKey(list));
      return templates;
    } catch (error) {
      if (error instanceof WechatError && error.action === 'config') {
        await this.alarms.raise(refusedKey(list), `${LIST_NAMES[list]}读不回来：${refusalWords(error, '请核对账号的认证与接口权限')}`);
      }
      throw error;
    }
  }

  private read(list: List): Promise<WechatTemplate[]> {
    if (list === 'official') return this.gateway.official.listTemplates();
    return (list === 'mini' ? this.gateway.mini : this.gateway.official).listSubscribeTemplates();
  }

  private async compare(ours: CentreTemplate, theirs: WechatTemplate | undefined): Promise<void> {
    const differences = [...templateDrift(theirs, Object.keys(ours.fields)), ...kindDrift(ours, theirs)];
    if (differences.length === 0) return this.alarms.clear(driftKey(ours.id));
    await this.alarms.raise(driftKey(ours.id), `模板「${ours.title}」（${ours.id}）${DIFFERS}${differences.join('；')}`);
  }
}

const KIND_WORDS = { once: '一次性', long: '长期' } as const;

function kindDrift(ours: CentreTemplate, theirs: WechatTemplate | undefined): string[] {
  const permission = permissionOf(ours);
  if (!theirs || permission === 'follow' || theirs.kind === 'official' || theirs.kind === permission) return [];
  return [`配置为${KIND_WORDS[permission]}订阅，微信上是${KIND_WORDS[theirs.kind]}订阅`];
}
