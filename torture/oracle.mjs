const fold = (text) => text.normalize('NFKC').toLowerCase();
const textOf = (html) => html.replace(/<[^>]*>/g, '');

/** Whether an alert wants a notice, by the plain words of the rules and nothing clever. */
export function wants({ conditions }, draft) {
  const [title, body] = [fold(draft.title), fold(textOf(draft.bodyHtml))];
  const holds = (word) => title.includes(fold(word)) || body.includes(fold(word));
  const { anyOf = [], allOf = [], noneOf = [], categories = [], regions = [], minFen } = conditions;
  if (anyOf.length > 0 && !anyOf.some(holds)) return false;
  if (!allOf.every(holds) || noneOf.some(holds)) return false;
  if (categories.length > 0 && !categories.includes(draft.category)) return false;
  if (regions.length > 0 && !regions.some((region) => draft.regionCode.startsWith(region))) return false;
  return minFen === undefined || draft.amountFen >= minFen;
}

const wanting = (crowd, draft) => crowd.flatMap((person, index) => (person.alerts.some((alert) => wants(alert, draft)) ? [index] : []));

/**
 * Whom each act concerns, as places in the crowd; beside it who is reminded of a deadline, and who must have heard `before` of what the act builds on. News: whose alert wants it and
 * who follows the project. A correction changes nothing that anybody looks for: the same people. A withdrawal: whoever was told.
 */
export function concernedBy({ crowd, notices, acts }) {
  const told = new Map();
  return acts.map(({ notice, base, followers = [] }) => {
    const before = told.get(base ?? notice);
    const people = told.get(notice) ?? [...new Set([...wanting(crowd, notices[notice]), ...followers])];
    told.set(notice, people);
    return { people, before, reminded: followers };
  });
}

const NEWS = { publish: 'published', follow: 'published', correct: 'corrected', withdraw: 'withdrawn' };

/**
 * What every person is told exactly once, as `kind id of the notice`, and the notices that are gone. What they may be told: the
 * notice whose project they began to follow, when its announcement died behind the last person and was made again.
 */
export function expectedOf({ crowd, acts }, concerned, submitted) {
  const wanted = crowd.map(() => new Set());
  const allowed = crowd.map(() => new Set());
  const gone = new Set();
  for (const [number, { kind, notice, base }] of acts.entries()) {
    for (const index of concerned[number].people) wanted[index].add(`${NEWS[kind]} ${submitted[notice].id}`);
    for (const index of concerned[number].reminded) {
      wanted[index].add(`reminder ${submitted[base].id}`);
      allowed[index].add(`published ${submitted[base].id}`);
    }
    if (kind === 'withdraw') gone.add(submitted[notice].id);
  }
  return { wanted, allowed, gone };
}
