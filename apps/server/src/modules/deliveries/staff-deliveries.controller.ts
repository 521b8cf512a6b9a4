import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  deliveryCountSchema,
  deliveryDetailSchema,
  deliveryFilterSchema,
  deliveryListSchema,
  deliverySchema,
  idParamSchema,
  listDeliveriesQuerySchema,
  retriedDeliveriesSchema,
  retryDeliveriesSchema,
  type Delivery,
  type DeliveryCount,
  type DeliveryDetail,
  type DeliveryFilter,
  type ListDeliveriesQuery,
  type Page,
  type RetriedDeliveries,
  type RetryDeliveries,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { RetriesService } from './retries.service.js';
import { StaffDeliveriesService } from './staff-deliveries.service.js';

@Controller('staff/deliveries')
export class StaffDeliveriesController {
  constructor(
    private readonly deliveries: StaffDeliveriesService,
    private readonly retries: RetriesService,
  ) {}

  @Get()
  @Allow('reviewer', 'supervisor-desk', 'administrator')
  @SerializeOptions({ schema: deliveryListSchema })
  list(@Query({ schema: listDeliveriesQuerySchema }) query: ListDeliveriesQuery): Promise<Page<Delivery>> {
    return this.deliveries.list(query);
  }

  @Get('count')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: deliveryCountSchema })
  count(@Query({ schema: deliveryFilterSchema }) filter: DeliveryFilter): Promise<DeliveryCount> {
    return this.retries.count(filter);
  }

  @Post('retry')
  @HttpCode(200)
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: retriedDeliveriesSchema })
  retryAll(@Caller() staff: StaffCaller, @Body({ schema: retryDeliveriesSchema }) body: RetryDeliveries): Promise<RetriedDeliveries> {
    return this.retries.retryAll(staff, body);
  }

  @Get(':id')
  @Allow('reviewer', 'supervisor-desk', 'administrator')
  @SerializeOptions({ schema: deliveryDetailSchema })
  get(@Param('id', { schema: idParamSchema }) id: string): Promise<DeliveryDetail> {
    return this.deliveries.get(id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: deliverySchema })
  retry(@Caller() staff: StaffCaller, @Param('id', { schema: idParamSchema }) id: string): Promise<Delivery> {
    return this.deliveries.retry(staff, id);
  }
}
