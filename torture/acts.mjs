import { pick } from '../e2e/support/random.mjs';

/** Of the publishes, so many are corrections, and so many tell how a project went on; and so many withdrawals are done besides. */
const SHARE = { correct: 0.05, follow: 0.05, withdraw: 0.05 };
/** What something is done to was published at least so many acts before, and nothing else is done to it. */
const LATER = 10;
const FOLLOWERS = 3;

function kindOf(random, hasBase) {
  let draw = random();
  for (const [kind, share] of Object.entries(SHARE)) if ((draw -= share) < 0) return hasBase ? kind : 'publish';
  return 'publish';
}

/** A later notice of the same project, which says nothing of its deadline. */
const resultOf = (draft) => ({ ...draft, title: draft.title.replace('招标公告', '结果公告'), type: 'result', keyDates: {} });

/**
 * What is done, in order: `publish` a new notice, `correct` or `withdraw` an earlier one, or `follow`: some people begin to
 * follow an earlier one's project, and its result is published. `notice` and `base` are places in `notices`.
 */
export function makeActs({ random, crowd, publishes, noticeOf }) {
  const [acts, notices, bases] = [[], [], []];
  // A follow rings at once, whatever the timing of alerts.
  const plain = crowd.flatMap(({ digestAt, quietUntil }, index) => (digestAt || quietUntil ? [] : [index]));
  for (let published = 0; published < publishes; ) {
    const newest = bases.findLastIndex(({ at }) => acts.length - at >= LATER);
    const kind = kindOf(random, newest >= 0);
    const base = kind === 'publish' ? undefined : bases.splice(newest, 1)[0].notice;
    if (kind === 'publish') {
      bases.push({ notice: notices.length, at: acts.length });
      acts.push({ kind, notice: notices.push(noticeOf(published)) - 1 });
    } else if (kind === 'follow') {
      const followers = [...new Set(Array.from({ length: FOLLOWERS }, () => pick(random, plain)))];
      acts.push({ kind, base, followers, notice: notices.push(resultOf(notices[base])) - 1 });
    } else acts.push({ kind, notice: base });
    if (kind !== 'withdraw') published += 1;
  }
  return { acts, notices };
}
