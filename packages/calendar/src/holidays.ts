import { toDay, toNumber } from './days.js';
import type { HolidayFile } from './holiday-file.js';

/**
 * The announced arrangements of 2018 to 2026, taken from the papers of the General Office of the State Council that each year names.
 * A new year is one more entry; an installation may also load its own files.
 */
export const publishedHolidays: readonly HolidayFile[] = [
  year({
    year: 2018,
    papers: ['2017-11/30/5243579'],
    off: { 元旦: '01-01', 春节: '02-15~02-21', 清明节: '04-05~04-07', 劳动节: '04-29~05-01', 端午节: '06-18', 中秋节: '09-24', 国庆节: '10-01~10-07' },
    worked: '02-11 02-24 04-08 04-28 09-29 09-30',
  }),
  year({
    year: 2019,
    papers: ['2018-12/06/5346276', '2019-03/22/5375877'],
    off: { 元旦: '2018-12-30~01-01', 春节: '02-04~02-10', 清明节: '04-05', 劳动节: '05-01~05-04', 端午节: '06-07', 中秋节: '09-13', 国庆节: '10-01~10-07' },
    worked: '2018-12-29 02-02 02-03 04-28 05-05 09-29 10-12',
  }),
  year({
    year: 2020,
    papers: ['2019-11/21/5454164', '2020-01/27/5472352'],
    off: { 元旦: '01-01', 春节: '01-24~02-02', 清明节: '04-04~04-06', 劳动节: '05-01~05-05', 端午节: '06-25~06-27', '国庆节、中秋节': '10-01~10-08' },
    worked: '01-19 02-03 04-26 05-09 06-28 09-27 10-10',
  }),
  year({
    year: 2021,
    papers: ['2020-11/25/5564127'],
    off: { 元旦: '01-01~01-03', 春节: '02-11~02-17', 清明节: '04-03~04-05', 劳动节: '05-01~05-05', 端午节: '06-12~06-14', 中秋节: '09-19~09-21', 国庆节: '10-01~10-07' },
    worked: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  }),
  year({
    year: 2022,
    papers: ['2021-10/25/5644835'],
    off: { 元旦: '01-01~01-03', 春节: '01-31~02-06', 清明节: '04-03~04-05', 劳动节: '04-30~05-04', 端午节: '06-03~06-05', 中秋节: '09-10~09-12', 国庆节: '10-01~10-07' },
    worked: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  }),
  year({
    year: 2023,
    papers: ['2022-12/08/5730844'],
    off: { 元旦: '2022-12-31~01-02', 春节: '01-21~01-27', 清明节: '04-05', 劳动节: '04-29~05-03', 端午节: '06-22~06-24', '中秋节、国庆节': '09-29~10-06' },
    worked: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  }),
  year({
    year: 2024,
    papers: ['202310/6911528'],
    off: { 元旦: '01-01', 春节: '02-10~02-17', 清明节: '04-04~04-06', 劳动节: '05-01~05-05', 端午节: '06-10', 中秋节: '09-15~09-17', 国庆节: '10-01~10-07' },
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  }),
  year({
    year: 2025,
    papers: ['202411/6986383'],
    off: { 元旦: '01-01', 春节: '01-28~02-04', 清明节: '04-04~04-06', 劳动节: '05-01~05-05', 端午节: '05-31~06-02', '国庆节、中秋节': '10-01~10-08' },
    worked: '01-26 02-08 04-27 09-28 10-11',
  }),
  year({
    year: 2026,
    papers: ['202511/7047091'],
    off: { 元旦: '01-01~01-03', 春节: '02-15~02-23', 清明节: '04-04~04-06', 劳动节: '05-01~05-05', 端午节: '06-19~06-21', 中秋节: '09-25~09-27', 国庆节: '10-01~10-07' },
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  }),
];

interface CompactYear {
  year: number;
  /** Folder and number of the paper on www.gov.cn. */
  papers: string[];
  /** Every holiday's run of days (`from~to`), both ends included, as MM-DD of the year or as whole days. */
  off: Readonly<Record<string, string>>;
  worked: string;
}

function year({ year, papers, off, worked }: CompactYear): HolidayFile {
  const numberOf = (day: string): number => toNumber(day.length === 5 ? `${year}-${day}` : day);
  const daysOff = Object.entries(off).flatMap(([name, run]) => {
    const [from = NaN, to = from] = run.split('~').map(numberOf);
    return Array.from({ length: to - from + 1 }, (_, at) => ({ name, date: toDay(from + at), isOffDay: true }));
  });
  return {
    year,
    papers: papers.map((paper) => `https://www.gov.cn/zhengce/zhengceku/${paper.replace(/\/(?=\d+$)/, '/content_')}.htm`),
    days: [...daysOff, ...worked.split(' ').map((day) => ({ date: toDay(numberOf(day)), isOffDay: false }))],
  };
}
