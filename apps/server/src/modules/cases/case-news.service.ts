import { caseKinds } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import type { CaseEntity } from './case.entity.js';

const SUMMARY_LENGTH = 200;

/** Tells a filer who was logged in; everybody else looks the receipt up. */
@Injectable()
export class CaseNewsService {
  constructor(private readonly deliveries: DeliveriesService) {}

  answered(tx: Tx, row: CaseEntity): Promise<void> {
    return this.tell(tx, row, `您的${caseKinds[row.kind]}有答复了`, row.answer ?? '');
  }

  refused(tx: Tx, row: CaseEntity): Promise<void> {
    return this.tell(tx, row, `您的${caseKinds[row.kind]}不予受理`, [row.refusalReason, row.refusalInstead].filter(Boolean).join('；'));
  }

  private async tell(tx: Tx, { userId, receipt }: CaseEntity, title: string, words: string): Promise<void> {
    if (userId === null) return;
    await this.deliveries.tellPerson(tx, { userId, kind: 'answer', title, summary: words.slice(0, SUMMARY_LENGTH), page: `pages/receipt/index?receipt=${receipt}`, receipt, name: receipt });
  }
}
