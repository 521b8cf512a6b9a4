import type { Period, Statute } from './statute.js';

const unitOf = ({ unit }: Period): string => (unit === 'working' ? '个工作日' : '日');

function periodSays(period: Period): string {
  const { amount, direction, bound, since } = period;
  const time = `${amount} ${unitOf(period)}`;
  if (direction === 'before') return `${since}的 ${time}以前`;
  return bound === 'at-least' ? `自${since}起不少于 ${time}` : `自${since}起 ${time}内`;
}

/** What a rule says, in one phrase for people. */
export function saysOf(rule: Statute): string {
  switch (rule.kind) {
    case 'period':
      return periodSays(rule);
    case 'on-the-spot':
      return '当场';
    case 'within':
      return '在公示期内';
    case 'cap':
      return `不超过${rule.of}的 ${rule.percent}%`;
    case 'threshold':
      return `${rule.yuan / 10_000} 万元以上（含本数）`;
    case 'count':
      return `不少于 ${rule.atLeast} ${rule.of}`;
    case 'suspension':
      return `暂停${rule.suspends}，至${rule.until}为止`;
    case 'year-day':
      return `每年 ${rule.month} 月 ${rule.day} 日前`;
    case 'retention':
      return `至少 ${rule.years} 年`;
    case 'duty':
      return rule.duty;
  }
}

/** `《招标投标法》第二十三条、《招标投标法实施条例》第二十一条`; of a centre's promise what it rests on. */
export const citationOf = (rule: Statute): string =>
  [rule, ...(rule.also ?? [])].map(({ law, article }) => (article === '' ? law : `《${law}》${article}`)).join('、');
