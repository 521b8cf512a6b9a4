import { Controller, Get, Query, SerializeOptions, type StreamableFile } from '@nestjs/common';
import { ownRecordsSchema, recordListSchema, recordQuerySchema, recordsQuerySchema, trailQuerySchema, trailSchema, type OwnRecords, type Page, type RecordList, type RecordQuery, type RecordsQuery, type TrailEntry, type TrailQuery } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { CSV, downloadOf } from '../../platform/http/download.js';
import { TrailService } from './trail.service.js';
import { recordCsv } from './record-csv.js';
import { RecordsService } from './records.service.js';

@Controller('supervisor')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly trails: TrailService,
  ) {}

  // Of anybody who is logged in: whose term is over keeps the own record.
  @Get('record')
  @Allow('user')
  @SerializeOptions({ schema: ownRecordsSchema })
  own(@Caller() user: UserCaller, @Query({ schema: recordQuerySchema }) query: RecordQuery): Promise<OwnRecords> {
    return this.records.own(user, query);
  }

  @Get('trail')
  @Allow('supervisor')
  @SerializeOptions({ schema: trailSchema })
  trail(@Query({ schema: trailQuerySchema }) query: TrailQuery): Promise<Page<TrailEntry>> {
    return this.trails.list(query);
  }
}

@Controller('staff/supervisor-records')
@Allow('supervisor-desk', 'administrator')
export class StaffRecordsController {
  constructor(private readonly records: RecordsService) {}

  @Get()
  @SerializeOptions({ schema: recordListSchema })
  list(@Query({ schema: recordsQuerySchema }) query: RecordsQuery): Promise<RecordList> {
    return this.records.list(query);
  }

  @Get('csv')
  async csv(@Query({ schema: recordQuerySchema }) query: RecordQuery): Promise<StreamableFile> {
    const { year, items } = await this.records.all(query);
    return downloadOf(`监督员履职记录-${year}.csv`, CSV, Buffer.from(recordCsv(items)));
  }
}
