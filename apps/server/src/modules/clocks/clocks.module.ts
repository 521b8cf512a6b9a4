import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClocksJob } from './clocks.job.js';
import { ClocksService } from './clocks.service.js';
import { DueDatesService } from './due-dates.service.js';
import { HolidayYearRow } from './holiday-year.entity.js';
import { HolidayYearsRepository } from './holiday-years.repository.js';
import { HolidaysController } from './holidays.controller.js';
import { HolidaysImportedHandler } from './holidays-imported.handler.js';
import { HolidaysService } from './holidays.service.js';
import { LimitsController } from './limits.controller.js';
import { LoadedHolidays } from './loaded-holidays.js';
import { NextYearAlarm } from './next-year-alarm.js';

/** Working days and limits: which days are off, and until when something must be done. */
@Module({
  imports: [TypeOrmModule.forFeature([HolidayYearRow]), DiscoveryModule],
  controllers: [HolidaysController, LimitsController],
  providers: [HolidayYearsRepository, LoadedHolidays, NextYearAlarm, HolidaysService, ClocksService, DueDatesService, HolidaysImportedHandler, ClocksJob],
  exports: [ClocksService],
})
export class ClocksModule {}
