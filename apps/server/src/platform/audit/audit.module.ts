import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditController } from './audit.controller.js';
import { AuditData } from './audit-data.js';
import { AuditRow } from './audit-entry.entity.js';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.js';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([AuditRow])], controllers: [AuditController], providers: [AuditRepository, Audit, AuditData], exports: [Audit] })
export class AuditModule {}
