import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { auditListSchema, listAuditQuerySchema, type AuditEntry, type ListAuditQuery, type Page } from '@sunshine/contracts';
import { Allow } from '../http/allow.js';
import { Audit } from './audit.js';

@Controller('staff/audit')
@Allow('administrator', 'supervisor-desk')
export class AuditController {
  constructor(private readonly audit: Audit) {}

  @Get()
  @SerializeOptions({ schema: auditListSchema })
  list(@Query({ schema: listAuditQuerySchema }) query: ListAuditQuery): Promise<Page<AuditEntry>> {
    return this.audit.list(query);
  }
}
