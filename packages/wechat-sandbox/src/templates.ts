import { randomBytes } from 'node:crypto';
import { Missing } from './control/problem.js';
import type { Template } from './options.js';

export interface TemplateField {
  label: string;
  key: string;
}

/** Where a template is used: mini-program subscribe messages, the account's template messages, the account's subscribe notifications. */
export type Channel = 'mini' | 'official' | 'notice';

const CHANNELS = { 'mini-once': 'mini', 'mini-long': 'mini', official: 'official', 'official-once': 'notice', 'official-long': 'notice' } as const satisfies Record<Template['kind'], Channel>;

/** What can be changed of a template in WeChat's consoles. */
export type TemplateChange = Partial<Pick<Template, 'title' | 'content' | 'enums' | 'isBanned' | 'isDeleted'>>;

export const channelOf = ({ kind }: Template): Channel => CHANNELS[kind];
export const isLongTerm = ({ kind }: Template): boolean => kind === 'mini-long' || kind === 'official-long';

/** The fields of a template's content, in order: `项目:{{thing1.DATA}}` is `{ label: '项目', key: 'thing1' }`. */
export function fieldsOf(template: Template): TemplateField[] {
  return [...template.content.matchAll(/^(.*?)[:：]?\s*\{\{(\w+)\.DATA\}\}\s*$/gm)].map(([, label = '', key = '']) => ({ label, key }));
}

/** The templates of both accounts. Changes last until the sandbox stops: the settings are the templates' home. */
export class Templates {
  private all: Template[];

  constructor(private readonly initial: readonly Template[]) {
    this.all = initial.map((one) => ({ ...one }));
  }

  /** Those that have not been deleted. */
  get list(): readonly Template[] {
    return this.all.filter((one) => one.isDeleted !== true);
  }

  find(id: string, channel: Channel): Template | undefined {
    return this.list.find((one) => one.id === id && channelOf(one) === channel);
  }

  /** A template that people subscribe to. @throws Missing */
  subscribable(id: string): Template {
    const template = this.find(id, 'mini') ?? this.find(id, 'notice');
    if (!template) throw new Missing(`没有这个订阅消息模板：${id}`);
    return template;
  }

  /** As if somebody had edited, banned or deleted it behind our back; a deleted one can be brought back. @throws Missing */
  change(id: string, change: TemplateChange): Template {
    const template = this.all.find((one) => one.id === id);
    if (!template) throw new Missing(`没有这个消息模板：${id}`);
    return Object.assign(template, change);
  }

  add(template: Omit<Template, 'id'>): Template {
    const added = { id: randomBytes(32).toString('base64url'), ...template };
    this.all.push(added);
    return added;
  }

  clear(): void {
    this.all = this.initial.map((one) => ({ ...one }));
  }
}
