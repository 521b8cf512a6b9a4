import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { alarmListSchema, closeAlarmSchema, deadLetterListSchema, deadLetterSchema, idParamSchema, liftPauseSchema, listDeadLettersQuerySchema, ridExplanationSchema, wechatPauseListSchema, type AlarmList, type CloseAlarm, type DeadLetter, type LiftPause, type ListDeadLettersQuery, type Page, type RidExplanation, type WechatPauseList } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { DeadLettersService } from '../deliveries/dead-letters.service.js';
import { StaffDeliveriesService } from '../deliveries/staff-deliveries.service.js';
import { TroublesService } from './troubles.service.js';

@Controller('staff/wechat')
@Allow('supervisor-desk', 'administrator')
export class TroublesController {
  constructor(
    private readonly troubles: TroublesService,
    private readonly letters: DeadLettersService,
    private readonly deliveries: StaffDeliveriesService,
  ) {}

  @Get('pauses')
  @SerializeOptions({ schema: wechatPauseListSchema })
  pauses(): Promise<WechatPauseList> {
    return this.troubles.pauses();
  }

  @Post('pauses/lift')
  @HttpCode(200)
  @Allow('administrator')
  @SerializeOptions({ schema: wechatPauseListSchema })
  lift(@Caller() staff: StaffCaller, @Body({ schema: liftPauseSchema }) { name }: LiftPause): Promise<WechatPauseList> {
    return this.troubles.lift(staff, name);
  }

  @Get('alarms')
  @SerializeOptions({ schema: alarmListSchema })
  alarms(): Promise<AlarmList> {
    return this.troubles.alarms();
  }

  @Post('alarms/close')
  @HttpCode(200)
  @Allow('administrator')
  @SerializeOptions({ schema: alarmListSchema })
  close(@Caller() staff: StaffCaller, @Body({ schema: closeAlarmSchema }) { key }: CloseAlarm): Promise<AlarmList> {
    return this.troubles.close(staff, key);
  }

  @Get('dead-letters')
  @SerializeOptions({ schema: deadLetterListSchema })
  deadLetters(@Query({ schema: listDeadLettersQuerySchema }) query: ListDeadLettersQuery): Promise<Page<DeadLetter>> {
    return this.letters.list(query);
  }

  @Get('dead-letters/:id/explanation')
  @SerializeOptions({ schema: ridExplanationSchema })
  explain(@Param('id', { schema: idParamSchema }) id: string): Promise<RidExplanation> {
    return this.troubles.explain(id);
  }

  @Post('dead-letters/:id/retry')
  @HttpCode(200)
  @Allow('administrator')
  @SerializeOptions({ schema: deadLetterSchema })
  retry(@Caller() staff: StaffCaller, @Param('id', { schema: idParamSchema }) id: string): Promise<DeadLetter> {
    return this.deliveries.retryDeadLetter(staff, id);
  }

  @Post('dead-letters/:id/dismiss')
  @HttpCode(200)
  @Allow('administrator')
  @SerializeOptions({ schema: deadLetterSchema })
  dismiss(@Caller() staff: StaffCaller, @Param('id', { schema: idParamSchema }) id: string): Promise<DeadLetter> {
    return this.letters.dismiss(staff, id);
  }
}
