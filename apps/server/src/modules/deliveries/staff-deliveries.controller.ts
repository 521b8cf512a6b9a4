import { Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { deliveryListSchema, deliverySchema, idParamSchema, listDeliveriesQuerySchema, type Delivery, type ListDeliveriesQuery, type Page } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { StaffDeliveriesService } from './staff-deliveries.service.js';

@Controller('staff/deliveries')
export class StaffDeliveriesController {
  constructor(private readonly deliveries: StaffDeliveriesService) {}

  @Get()
  @Allow('reviewer', 'supervisor-desk', 'administrator')
  @SerializeOptions({ schema: deliveryListSchema })
  list(@Query({ schema: listDeliveriesQuerySchema }) query: ListDeliveriesQuery): Promise<Page<Delivery>> {
    return this.deliveries.list(query);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: deliverySchema })
  retry(@Caller() staff: StaffCaller, @Param('id', { schema: idParamSchema }) id: string): Promise<Delivery> {
    return this.deliveries.retry(staff, id);
  }
}
