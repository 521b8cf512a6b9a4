import { Controller, Get, Query, SerializeOptions, StreamableFile } from '@nestjs/common';
import { ownRecordsSchema, recordListSchema, recordQuerySchema, recordsQuerySchema, trailQuerySchema, trailSchema, type OwnRecords, type Page, type RecordList, type RecordQuery, type RecordsQuery, type SupervisorRecord, type TrailEntry, type TrailQuery } from '@sunshine/contracts';
import { Readable } from 'node:stream';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { download } from '../../platform/http/download.js';
import { TrailService } from './trail.service.js';
import { recordCsv } from './record-csv.js';
import { RecordsService } from './records.service.js';

function csvFile(year: number, records: readonly SupervisorRecord[]): StreamableFile {
  const bytes = Buffer.from(recordCsv(records));
  return download({ name: `监督员履职记录-${year}.csv`, mime: 'text/csv; charset=utf-8', size: bytes.length, stream: Readable.from([bytes]) });
}

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
  async csv(@Query({ schema: recordsQuerySchema }) query: RecordsQuery): Promise<StreamableFile> {
    const { year, items } = await this.records.list({ ...query, limit: 100 });
    return csvFile(year, items);
  }
}
