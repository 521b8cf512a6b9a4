import type { Template } from '../options.js';
import { Refusal } from '../refusal.js';
import type { Message } from '../state.js';
import { problemOf } from '../template-fields.js';
import { fieldsOf } from '../templates.js';
import { checkShape, invalidArgument, isObject } from './strict-body.js';

/** The message's lines, if `data` holds exactly the template's keys with acceptable values. @throws Refusal 47003 naming the field */
export function readTemplateData(template: Template, data: Record<string, unknown>): Message['fields'] {
  const fields = fieldsOf(template);
  const keys = new Set(fields.map(({ key }) => key));
  for (const key of Object.keys(data)) if (!keys.has(key)) throw invalidArgument(`data.${key}`, '模板没有这个字段');
  return fields.map(({ label, key }) => {
    const entry = data[key];
    if (!isObject(entry)) throw invalidArgument(`data.${key}`, entry === undefined ? '模板有这个字段，消息没有' : '应为 { value }');
    checkShape(entry, { value: { kind: 'text' } }, { prefix: `data.${key}.` });
    const value = String(entry.value);
    const problem = problemOf(key, value, template.enums?.[key]);
    if (problem !== undefined) throw invalidArgument(`data.${key}.value`, problem);
    return { label, key, value };
  });
}

/** @throws Refusal with `errcode` for a template that has been banned */
export function checkNotBanned(template: Template, errcode: 43107 | 43116): void {
  if (template.isBanned === true) throw new Refusal(errcode, errcode === 43107 ? 'subscribe message capability or template is banned' : 'template is restricted');
}
