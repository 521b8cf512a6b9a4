import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { idSchema, listNoticesQuerySchema, noticeListSchema, noticeSchema, versionNumberSchema, type ListNoticesQuery, type Notice, type NoticeList } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { NoticesService } from './notices.service.js';

@Controller('notices')
@Allow('public')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @SerializeOptions({ schema: noticeListSchema })
  list(@Query({ schema: listNoticesQuerySchema }) query: ListNoticesQuery): Promise<NoticeList> {
    return this.notices.list(query);
  }

  @Get(':id')
  @SerializeOptions({ schema: noticeSchema })
  get(@Param('id', { schema: idSchema }) id: string): Promise<Notice> {
    return this.notices.get(id);
  }

  @Get(':id/versions/:number')
  @SerializeOptions({ schema: noticeSchema })
  version(@Param('id', { schema: idSchema }) id: string, @Param('number', { schema: versionNumberSchema }) number: number): Promise<Notice> {
    return this.notices.version(id, number);
  }
}
