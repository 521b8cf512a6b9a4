import { Controller, Get, HttpCode, Post, Query, SerializeOptions } from '@nestjs/common';
import { listWechatEventsQuerySchema, wechatAccountListSchema, wechatBacklogSchema, wechatEventListSchema, wechatQuotaListSchema, wechatTemplateListSchema, type ListWechatEventsQuery, type Page, type ReceivedWechatEvent, type WechatAccountList, type WechatBacklog, type WechatQuotaList, type WechatTemplateList } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { DeskTemplatesService } from './desk-templates.service.js';
import { LinkHealthService } from './link-health.service.js';

/** Each part of the page by itself: a WeChat that does not answer blanks none of the others. */
@Controller('staff/wechat')
@Allow('supervisor-desk', 'administrator')
export class WechatDeskController {
  constructor(
    private readonly health: LinkHealthService,
    private readonly templates: DeskTemplatesService,
  ) {}

  @Get('accounts')
  @SerializeOptions({ schema: wechatAccountListSchema })
  accounts(): Promise<WechatAccountList> {
    return this.health.accounts();
  }

  @Get('backlog')
  @SerializeOptions({ schema: wechatBacklogSchema })
  backlog(): Promise<WechatBacklog> {
    return this.health.backlog();
  }

  @Get('quotas')
  @SerializeOptions({ schema: wechatQuotaListSchema })
  quotas(): Promise<WechatQuotaList> {
    return this.health.quotas();
  }

  @Get('events')
  @SerializeOptions({ schema: wechatEventListSchema })
  events(@Query({ schema: listWechatEventsQuerySchema }) query: ListWechatEventsQuery): Promise<Page<ReceivedWechatEvent>> {
    return this.health.lastEvents(query);
  }

  @Get('templates')
  @SerializeOptions({ schema: wechatTemplateListSchema })
  templateStates(): Promise<WechatTemplateList> {
    return this.templates.list();
  }

  @Post('templates/check')
  @HttpCode(200)
  @Allow('administrator')
  @SerializeOptions({ schema: wechatTemplateListSchema })
  check(): Promise<WechatTemplateList> {
    return this.templates.check();
  }
}
