import { describe, expect, it } from '@jest/globals';
import { holidayRuns } from '@/features/system/holiday-runs';

const day = (name: string, date: string, isOffDay = true) => ({ name, date, isOffDay });

describe('the holidays of a year in words', () => {
  it('joins days that follow one another, over the end of a month too, and keeps apart what does not', () => {
    const days = [day('劳动节', '2027-05-01'), day('劳动节', '2027-04-30'), day('劳动节', '2027-05-02'), day('劳动节', '2027-04-25', false), day('劳动节', '2027-05-08', false), day('元旦', '2027-01-01')];
    expect(holidayRuns(days)).toEqual([
      { name: '元旦', off: '1月1日', worked: '' },
      { name: '劳动节', off: '4月30日 至 5月2日', worked: '4月25日、5月8日' },
    ]);
  });
});
