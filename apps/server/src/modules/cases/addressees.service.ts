import { type AddresseeRole, type CasePath, type Notice } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';

/** To whom a case goes, by name: the centre and the authorities as configured, the owner as the notice says. */
@Injectable()
export class AddresseesService {
  constructor(private readonly config: Config) {}

  of(role: AddresseeRole, notice: Notice | null): CasePath['toWhom'] {
    const { name, hotlines, authorities } = this.config.centre;
    if (role === 'centre') return { role, name, phone: hotlines[0]?.number ?? null };
    if (role === 'owner') return { role, name: notice?.agency?.name ?? notice?.owner?.name ?? '招标人、采购人或者其代理机构', phone: null };
    const authority = authorities.find(({ categories }) => notice !== null && categories.includes(notice.category));
    return { role, name: authority?.name ?? '项目的行政监督部门', phone: authority?.phone ?? null };
  }
}
