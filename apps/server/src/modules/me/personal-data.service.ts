import { Injectable } from '@nestjs/common';
import type { ErasureReceipt, PersonalData } from '@sunshine/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newReceipt } from '../../platform/database/receipt.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Erasure } from '../../platform/erasure/erasure.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { RemindersService } from '../deliveries/reminders.service.js';
import { PhonesService } from '../identity/phones.service.js';
import { UsersService } from '../identity/users.service.js';
import type { ErasureReceiptEntity } from './erasure-receipt.entity.js';
import { ErasureReceiptsRepository } from './erasure-receipts.repository.js';

/** What a person may ask of us about their data: to see it, to take a consent back, to have it gone. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly users: UsersService,
    private readonly phones: PhonesService,
    private readonly reminders: RemindersService,
    private readonly erasure: Erasure,
    private readonly receipts: ErasureReceiptsRepository,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async show({ id }: UserCaller): Promise<PersonalData> {
    const user = await this.users.get(id);
    const phone = this.phones.read(user);
    const { remindersOffAt, remindersOnAt, createdAt } = user;
    return {
      held: await this.erasure.held(id),
      reminders: { on: remindersOffAt === null, since: (remindersOffAt ?? remindersOnAt ?? createdAt).toISOString() },
      phone: phone && { masked: phone.masked, since: phone.since.toISOString() },
    };
  }

  /** Without the consent nobody is told of notices: what waits goes to the inbox, the credits go, alerts and follows rest until it is given again. */
  async setReminders(caller: UserCaller, on: boolean): Promise<PersonalData> {
    await this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, caller.id);
      const user = await this.users.get(caller.id, tx);
      // Said before: nothing changes, not even since when.
      if ((user.remindersOffAt === null) === on) return;
      await this.users.setReminders(tx, caller.id, on);
      if (!on) await this.reminders.stop(tx, user);
      await this.audit.record(tx, { actor: caller, action: on ? 'consent.give' : 'consent.withdraw', objectKind: 'user', objectId: caller.id, summary: on ? '用户同意接收提醒' : '用户撤回了接收提醒的同意' });
    });
    return this.show(caller);
  }

  /** Everything about the person goes in one transaction; the trail and the receipt keep that it was asked for and how much went, not who. */
  async erase({ id }: UserCaller): Promise<ErasureReceipt> {
    const row = await this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, id);
      const erased = await this.erasure.erase(tx, id);
      await this.users.remove(tx, id);
      const receipt: ErasureReceiptEntity = { receipt: newReceipt(this.clock.today()), at: this.clock.now(), erased };
      await this.receipts.add(tx, receipt);
      await this.audit.record(tx, { actor: { kind: 'system', name: '用户本人' }, action: 'user.erase', objectKind: 'user', objectId: '-', summary: `用户删除了自己的全部数据，凭证 ${receipt.receipt}`, detail: erased });
      return receipt;
    });
    return toReceipt(row);
  }

  async receipt(number: string): Promise<ErasureReceipt> {
    const row = await this.receipts.find(number);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这个删除凭证，请核对后再试');
    return toReceipt(row);
  }
}

const toReceipt = ({ receipt, at, erased }: ErasureReceiptEntity): ErasureReceipt => ({ receipt, erasedAt: at.toISOString(), erased });
