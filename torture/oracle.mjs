const fold = (text) => text.normalize('NFKC').toLowerCase();
const textOf = (html) => html.replace(/<[^>]*>/g, '');

/** Whether an alert wants a notice, by the plain words of the rules and nothing clever. */
export function wants(alert, draft) {
  const [title, body] = [fold(draft.title), fold(textOf(draft.bodyHtml))];
  const holds = (word) => title.includes(fold(word)) || body.includes(fold(word));
  const { anyOf = [], allOf = [], noneOf = [], categories = [], regions = [], minFen } = alert;
  if (anyOf.length > 0 && !anyOf.some(holds)) return false;
  if (!allOf.every(holds) || noneOf.some(holds)) return false;
  if (categories.length > 0 && !categories.includes(draft.category)) return false;
  if (regions.length > 0 && !regions.some((region) => draft.regionCode.startsWith(region))) return false;
  return minFen === undefined || draft.amountFen >= minFen;
}

/** Whom each notice concerns: indexes of people. */
export const recipientsOf = (crowd, draft) => crowd.flatMap((person, index) => (person.alerts.some((alert) => wants(alert, draft)) ? [index] : []));
