import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlertsModule } from '../alerts/alerts.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { ErasureReceiptEntity } from './erasure-receipt.entity.js';
import { ErasureReceiptsRepository } from './erasure-receipts.repository.js';
import { ErasuresController } from './erasures.controller.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { PersonalDataService } from './personal-data.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ErasureReceiptEntity]), AlertsModule, DeliveriesModule],
  controllers: [MeController, ErasuresController],
  providers: [ErasureReceiptsRepository, MeService, PersonalDataService],
})
export class MeModule {}
