import { Body, Controller, Get, HttpCode, Post, SerializeOptions } from '@nestjs/common';
import { holidayCheckSchema, holidayFileSchema, holidayYearListSchema, importHolidaysSchema, type HolidayCheck, type HolidayYearFile, type HolidayYearList, type ImportHolidays } from '@sunshine/contracts';
import { Allow, anyStaff } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { HolidaysService } from './holidays.service.js';

@Controller('staff/holidays')
@Allow('administrator')
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  @Get()
  @Allow(...anyStaff)
  @SerializeOptions({ schema: holidayYearListSchema })
  list(): Promise<HolidayYearList> {
    return this.holidays.list();
  }

  @Post('check')
  @HttpCode(200)
  @SerializeOptions({ schema: holidayCheckSchema })
  check(@Body({ schema: holidayFileSchema }) file: HolidayYearFile): Promise<HolidayCheck> {
    return this.holidays.check(file);
  }

  @Post()
  @HttpCode(200)
  @SerializeOptions({ schema: holidayCheckSchema })
  import(@Caller() caller: StaffCaller, @Body({ schema: importHolidaysSchema }) request: ImportHolidays): Promise<HolidayCheck> {
    return this.holidays.import(caller, request);
  }
}
