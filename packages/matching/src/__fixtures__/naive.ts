import type { Alert, Match, Notice, Reason } from '../index.js';

const known = new Map<string, string>();
/** Folded once a word: the oracle is asked a million times. */
function foldNaively(text: string): string {
  const folded = known.get(text) ?? text.normalize('NFKC').toLowerCase();
  if (text.length < 20) known.set(text, folded);
  return folded;
}

/** The rule of a match as a loop over all alerts; in the order of their ids. */
export function naiveMatch(alerts: Iterable<Alert>, notice: Notice): Match[] {
  const text = { ...notice, title: foldNaively(notice.title), body: foldNaively(notice.body) };
  return sorted([...alerts].filter((alert) => wants(alert, text)).map((alert) => ({ alertId: alert.id, reasons: reasonsOf(alert, text) })));
}

export function sorted(matches: Match[]): Match[] {
  return matches.sort((a, b) => (a.alertId < b.alertId ? -1 : 1));
}

function wants(alert: Alert, notice: Notice): boolean {
  const amount = notice.amountFen;
  if (alert.anyOf?.length && !alert.anyOf.some((word) => isIn(word, notice))) return false;
  if (alert.allOf?.some((word) => !isIn(word, notice)) || alert.noneOf?.some((word) => isIn(word, notice))) return false;
  if (alert.regions?.length && !alert.regions.some((region) => notice.region.startsWith(region))) return false;
  if (alert.minFen !== undefined && !(amount !== undefined && amount >= alert.minFen)) return false;
  if (alert.maxFen !== undefined && !(amount !== undefined && amount <= alert.maxFen)) return false;
  if (alert.greenChannelOnly && !notice.greenChannel) return false;
  return [
    oneOf(alert.categories, notice.category),
    oneOf(alert.types, notice.type),
    oneOf(alert.ownerIds, notice.ownerId),
    oneOf(alert.agencyIds, notice.agencyId),
    oneOf(alert.projectIds, notice.projectId),
  ].every(Boolean);
}

function isIn(word: string, { title, body }: Notice): boolean {
  return [title, body].some((text) => text.includes(foldNaively(word)));
}

function oneOf(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return !wanted?.length || wanted.some((one) => one === value);
}

function reasonsOf(alert: Alert, { title, body }: Notice): Reason[] {
  const words = [...(alert.anyOf ?? []), ...(alert.allOf ?? [])];
  const first = words.filter((word, at) => words.findIndex((other) => foldNaively(other) === foldNaively(word)) === at);
  return first.flatMap((word) => [
    ...(title.includes(foldNaively(word)) ? [{ word, field: 'title' as const }] : []),
    ...(body.includes(foldNaively(word)) ? [{ word, field: 'body' as const }] : []),
  ]);
}
