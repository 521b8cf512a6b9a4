import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { deliveryHealthQuerySchema, deliveryHealthSchema, type DeliveryHealth, type DeliveryHealthQuery } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { DeliveryHealthService } from './delivery-health.service.js';

@Controller('staff/delivery-health')
@Allow('reviewer', 'supervisor-desk', 'administrator')
export class DeliveryHealthController {
  constructor(private readonly health: DeliveryHealthService) {}

  @Get()
  @SerializeOptions({ schema: deliveryHealthSchema })
  get(@Query({ schema: deliveryHealthQuerySchema }) query: DeliveryHealthQuery): Promise<DeliveryHealth> {
    return this.health.get(query);
  }
}
