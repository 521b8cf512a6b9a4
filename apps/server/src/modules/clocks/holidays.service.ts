import { createCalendar, CalendarError, type HolidayFile } from '@sunshine/calendar';
import { Injectable } from '@nestjs/common';
import type { HolidayCheck, HolidayYear, HolidayYearFile, HolidayYearList, ImportHolidays } from '@sunshine/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { changesBetween, checkHolidays } from './check-holidays.js';
import { HOLIDAYS_IMPORTED } from './holidays-imported.handler.js';
import { HolidayYearsRepository } from './holiday-years.repository.js';
import { LoadedHolidays } from './loaded-holidays.js';
import { NextYearAlarm } from './next-year-alarm.js';

/** 放假安排: the years that are loaded, and the import of one more. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly years: HolidayYearsRepository,
    private readonly holidays: LoadedHolidays,
    private readonly alarm: NextYearAlarm,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<HolidayYearList> {
    const imported = new Map((await this.years.all()).map((row) => [Number(row.year), row]));
    const files = (await this.holidays.files()).filter(({ days }) => days.length > 0).toSorted((a, b) => b.year - a.year);
    return {
      items: files.map((file): HolidayYear => {
        const row = imported.get(file.year);
        const days = file.days.map(({ name = '节假日', date, isOffDay }) => ({ name, date, isOffDay }));
        return { year: file.year, papers: [...(file.papers ?? [])], ...countsOf(file), days, builtIn: !row, importedAt: row?.importedAt.toISOString() ?? null, importedBy: row?.importedBy ?? null };
      }),
    };
  }

  /** What an import of this file would do; throws VALIDATION_FAILED with everything that is wrong with it. */
  async check(file: HolidayYearFile): Promise<HolidayCheck> {
    checkHolidays(file);
    await this.holidays.refresh();
    const files = await this.holidays.files();
    const loaded = files.find(({ year, days }) => year === file.year && days.length > 0);
    tryTogether([...files.filter(({ year }) => year !== file.year), file]);
    return { year: file.year, isNew: !loaded, ...countsOf(file), changes: loaded ? changesBetween(loaded, file) : [] };
  }

  async import(caller: StaffCaller, { file, replace }: ImportHolidays): Promise<HolidayCheck> {
    const seen = (await this.years.find(String(file.year)))?.revision ?? null;
    const check = await this.check(file);
    if (check.changes.length > 0 && !replace) throw new AppError('CONFLICT', `${file.year} 年已经装入，且有 ${check.changes.length} 天不同，请核对后确认替换`);
    const summary = `${check.isNew ? '装入' : '重新装入'} ${file.year} 年放假安排：放假 ${check.offDays} 天、调休上班 ${check.workedDays} 天${check.changes.length > 0 ? `，改动 ${check.changes.length} 天` : ''}`;
    await this.unitOfWork.run(async (tx) => {
      const { year, papers, days } = file;
      const row = { year: String(year), papers, days, revision: newId(), importedAt: this.clock.now(), importedById: caller.id, importedBy: caller.name };
      if (!(await this.years.put(tx, row, seen))) throw new AppError('CONFLICT', `${year} 年刚被他人装入，请刷新后核对`);
      await this.audit.record(tx, { actor: caller, action: 'holidays.import', objectKind: 'holiday-year', objectId: String(year), summary });
      await this.outbox.add(tx, { kind: HOLIDAYS_IMPORTED, payload: { year } });
    });
    await this.holidays.refresh();
    await this.alarm.look();
    return check;
  }
}

const countsOf = ({ days }: Pick<HolidayFile, 'days'>): { offDays: number; workedDays: number } => {
  const offDays = days.filter(({ isOffDay }) => isOffDay).length;
  return { offDays, workedDays: days.length - offDays };
};

/** The calendar's own check of all years together. */
function tryTogether(files: readonly HolidayFile[]): void {
  try {
    createCalendar(files);
  } catch (error) {
    if (error instanceof CalendarError) throw new AppError('VALIDATION_FAILED', error.message, { cause: error });
    throw error;
  }
}
