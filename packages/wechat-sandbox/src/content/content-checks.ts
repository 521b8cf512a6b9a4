import type { State } from '../state.js';

export type Suggestion = 'pass' | 'review' | 'risky';

/** Words that the content check finds, and what it thinks of pictures and recordings. */
export interface ContentRules {
  risky: string[];
  review: string[];
  media: Suggestion;
}

export interface Verdict {
  suggest: Suggestion;
  /** WeChat's number: 100 normal, 20012 vulgar, 21000 other. */
  label: number;
  keyword?: string;
}

export const NO_RULES: ContentRules = { risky: [], review: [], media: 'pass' };

const LABELS = { pass: 100, review: 21_000, risky: 20_012 } as const;

/** The content check (内容安全): a word is in the text or it is not. */
export class ContentChecks {
  constructor(private readonly state: State) {}

  get rules(): ContentRules {
    return this.state.data.contentRules;
  }

  set(change: Partial<ContentRules>): ContentRules {
    this.state.data.contentRules = { ...this.rules, ...change };
    this.state.changed({ topic: 'settings' });
    return this.rules;
  }

  /** What the check says to all of these texts together: the worst. */
  judgeText(...texts: string[]): Verdict {
    const finds = (words: readonly string[]): string | undefined => words.find((word) => word !== '' && texts.some((text) => text.includes(word)));
    for (const suggest of ['risky', 'review'] as const) {
      const keyword = finds(this.rules[suggest]);
      if (keyword !== undefined) return { suggest, label: LABELS[suggest], keyword };
    }
    return { suggest: 'pass', label: LABELS.pass };
  }

  judgeMedia(): Verdict {
    return { suggest: this.rules.media, label: LABELS[this.rules.media] };
  }
}
