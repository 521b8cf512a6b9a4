import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { erasureReceiptSchema, receiptSchema, type ErasureReceipt } from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { PersonalDataService } from './personal-data.service.js';

@Controller('erasures')
export class ErasuresController {
  constructor(private readonly personalData: PersonalDataService) {}

  // Whoever erased their data has no login left. Counted like a login, as every look-up of a receipt.
  @Get(':receipt')
  @Allow('public')
  @RateLimit('login')
  @SerializeOptions({ schema: erasureReceiptSchema })
  get(@Param('receipt', { schema: receiptSchema }) receipt: string): Promise<ErasureReceipt> {
    return this.personalData.receipt(receipt);
  }
}
