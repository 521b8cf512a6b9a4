import type { HolidayYearFile } from '@sunshine/contracts';

const run = (name: string, from: string, days: number): HolidayYearFile['days'] =>
  Array.from({ length: days }, (_, at) => ({ name, date: new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10), isOffDay: true }));

/** An invented arrangement of 2027, in the shape in which real ones are published. */
export const invented2027 = (): HolidayYearFile => ({
  year: 2027,
  papers: ['https://www.gov.cn/zhengce/zhengceku/202611/content_0000000.htm'],
  days: [
    ...run('元旦', '2027-01-01', 3),
    ...run('春节', '2027-02-06', 8),
    ...run('清明节', '2027-04-03', 3),
    ...run('劳动节', '2027-05-01', 5),
    ...run('端午节', '2027-06-09', 1),
    ...run('中秋节', '2027-09-15', 1),
    ...run('国庆节', '2027-10-01', 7),
    { name: '春节', date: '2027-02-20', isOffDay: false },
  ],
});
