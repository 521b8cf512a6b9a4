import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlarmRow } from './alarm.entity.js';
import { AlarmsRepository } from './alarms.repository.js';
import { Alarms } from './alarms.js';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([AlarmRow])], providers: [AlarmsRepository, Alarms], exports: [Alarms] })
export class AlarmsModule {}
