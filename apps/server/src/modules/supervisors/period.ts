import { appraisalPeriods, type AppraisalPeriod } from '@sunshine/contracts';

/** One period of a year. */
export interface Period {
  /** `2026Q4` or `2026H2`; sorts by time within one kind. */
  id: string;
  label: string;
  /** The last day. */
  until: string;
}

const MONTHS = { quarter: 3, 'half-year': 6 } as const satisfies Record<AppraisalPeriod, number>;
const LETTERS = { quarter: 'Q', 'half-year': 'H' } as const satisfies Record<AppraisalPeriod, string>;
const HALVES = ['上', '下'];

/** The words of a period's id. */
export function labelOf(id: string): string {
  const year = id.slice(0, 4);
  const number = Number(id.slice(5));
  return id[4] === 'H' ? `${year} 年${HALVES[number - 1] ?? ''}${appraisalPeriods['half-year']}` : `${year} 年第 ${number} ${appraisalPeriods.quarter}`;
}

/** The period that a day lies in. */
export function periodOf(day: string, kind: AppraisalPeriod): Period {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const number = Math.ceil(month / MONTHS[kind]);
  const last = new Date(Date.UTC(year, number * MONTHS[kind], 0));
  const id = `${year}${LETTERS[kind]}${number}`;
  return { id, label: labelOf(id), until: last.toISOString().slice(0, 10) };
}
