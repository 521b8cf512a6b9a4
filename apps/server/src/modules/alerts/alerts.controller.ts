import { Body, Controller, Delete, Get, Param, Post, Put, SerializeOptions } from '@nestjs/common';
import { alertListSchema, alertSchema, createdSchema, doneSchema, idParamSchema, saveAlertSchema, type Alert, type AlertList, type Created, type Done, type SaveAlert } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { AlertsService } from './alerts.service.js';

@Controller('alerts')
@Allow('user')
export class AlertsController {
  constructor(private readonly alerts: AlertsService) {}

  @Get()
  @SerializeOptions({ schema: alertListSchema })
  list(@Caller() user: UserCaller): Promise<AlertList> {
    return this.alerts.list(user);
  }

  @Post()
  @SerializeOptions({ schema: createdSchema })
  create(@Caller() user: UserCaller, @Body({ schema: saveAlertSchema }) alert: SaveAlert): Promise<Created> {
    return this.alerts.create(user, alert);
  }

  @Put(':id')
  @SerializeOptions({ schema: alertSchema })
  change(@Caller() user: UserCaller, @Param('id', { schema: idParamSchema }) id: string, @Body({ schema: saveAlertSchema }) alert: SaveAlert): Promise<Alert> {
    return this.alerts.change(user, id, alert);
  }

  @Delete(':id')
  @SerializeOptions({ schema: doneSchema })
  async remove(@Caller() user: UserCaller, @Param('id', { schema: idParamSchema }) id: string): Promise<Done> {
    await this.alerts.remove(user, id);
    return { done: true };
  }
}
