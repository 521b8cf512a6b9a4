import type { Template } from './options.js';
import type { State } from './state.js';
import { isLongTerm } from './templates.js';

/** How many messages each person has agreed to take, by template. WeChat itself offers no such query. */
export class Credits {
  constructor(private readonly state: State) {}

  /** Messages left; for a long-term template 1 while it is on. */
  left(userId: string, templateId: string): number {
    return this.state.data.credits[keyOf(userId, templateId)] ?? 0;
  }

  set(userId: string, templateId: string, left: number): void {
    this.state.data.credits[keyOf(userId, templateId)] = left;
    this.state.changed({ topic: 'credits', userId });
  }

  /** One accept: one more message, or for a long-term template: on. */
  accept(userId: string, template: Template): void {
    this.set(userId, template.id, isLongTerm(template) ? 1 : this.left(userId, template.id) + 1);
  }

  /** Takes one; `false` when none is left. */
  take(userId: string, template: Template): boolean {
    const left = this.left(userId, template.id);
    if (left > 0 && !isLongTerm(template)) this.set(userId, template.id, left - 1);
    return left > 0;
  }
}

const keyOf = (userId: string, templateId: string): string => `${userId}/${templateId}`;
