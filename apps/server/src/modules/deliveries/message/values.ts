/** Our values by the name that a template's field mapping uses; what is absent cannot be filled in. */
export type MessageValues = Partial<Record<MessageValue, string>>;

export type MessageValue =
  /** Both the project's name. */
  | 'title'
  | 'project'
  /** Both the step of the project, or what happened to the notice. */
  | 'step'
  | 'type'
  | 'time'
  /** The next date that must not be missed; absent when none lies ahead. */
  | 'deadline'
  /** Both the alert, its word and the field, or what is followed. */
  | 'why'
  | 'reason'
  /** The same when the last credit is spoken of beside it; not for mappings. */
  | 'whyLast'
  | 'amount'
  /** Both the place. */
  | 'region'
  | 'place'
  /** Place and amount, as far as they are known and there is room; always there. */
  | 'facts'
  /** `change`, or the next date that must not be missed with its name; always there. */
  | 'due'
  /** What a correction changed, why a notice is gone, or the time left; absent in news. */
  | 'change'
  /** What matters most, always there: `change`, or place, amount and deadline as far as there is room. */
  | 'note'
  | 'receipt';

/** The template's fields filled in; undefined when a value that it needs is absent here (never sent half empty). */
export function fillFields(fields: Readonly<Record<string, string>>, values: MessageValues): Record<string, string> | undefined {
  const filled = Object.entries(fields).map(([key, name]) => [key, values[name as MessageValue]] as const);
  if (filled.some(([, value]) => value === undefined || value === '')) return undefined;
  return Object.fromEntries(filled) as Record<string, string>;
}
