import type { HandledService, ListServicesQuery, OpenedService, Page, RegisterService } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { onceOnly } from '../../platform/database/once-only.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { FormSubjects } from './form-subjects.js';
import type { HandledServiceEntity } from './handled-service.entity.js';
import { HandledServicesRepository } from './handled-services.repository.js';
import { HandledServicesService } from './handled-services.service.js';

/** 办结登记 as staff see it. */
@Injectable()
export class ServiceDeskService {
  constructor(
    private readonly services: HandledServicesRepository,
    private readonly handled: HandledServicesService,
    private readonly subjects: FormSubjects,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** Staff enter that they finished something, and hand the token to whom it was for; what is sent again is answered again. */
  register(staff: StaffCaller, { clientId, ...service }: RegisterService): Promise<OpenedService> {
    if (clientId === null) return this.registerNew(staff, service);
    const token = this.handled.tokenFor(staff, clientId);
    return onceOnly(() => this.registered(token, service.matterId), () => this.registerNew(staff, service, token));
  }

  private async registered(token: string, matterId: string): Promise<OpenedService | null> {
    const row = await this.handled.findByToken(token);
    if (row && row.matterId !== matterId) throw new AppError('CONFLICT', '这个提交编号已经登记了另一项服务，请重新登记');
    return row && { id: row.id, token, expiresAt: row.expiresAt.toISOString() };
  }

  private async registerNew(staff: StaffCaller, { matterId, counterId, channel }: Omit<RegisterService, 'clientId'>, token?: string): Promise<OpenedService> {
    this.subjects.requireCounter(counterId, matterId);
    const { expiresAt, ...opened } = await this.unitOfWork.run(async (tx) => {
      const service = await this.handled.open(tx, { matterId, counterId, channel, handledBy: staff, token });
      await this.audit.record(tx, { actor: staff, action: 'service.finish', objectKind: 'service', objectId: service.id, summary: `登记办结：${this.subjects.nameOf(matterId)}` });
      return service;
    });
    return { ...opened, expiresAt: expiresAt.toISOString() };
  }

  async list(staff: StaffCaller, query: ListServicesQuery): Promise<Page<HandledService>> {
    const rows = await this.services.findNewest(query.matterId, idBelow(query.cursor), query.limit + 1);
    return idPage(rows, query.limit, (row) => this.toService(staff, row));
  }

  private toService(staff: StaffCaller, row: HandledServiceEntity): HandledService {
    const { id, matterId, counterId, channel, handledBy, day } = row;
    const isRated = row.handledById === staff.id ? null : row.usedAt !== null;
    return { id, matterId, matterName: this.subjects.nameOf(matterId), counterName: this.subjects.counterName(counterId), channel, handledBy, day, isRated, isExpired: this.handled.isExpired(row) };
  }
}
