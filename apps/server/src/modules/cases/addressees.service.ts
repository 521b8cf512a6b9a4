import { type AddresseeRole, type CasePath, type Notice } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';

type Named = Pick<Notice, 'owner' | 'agency'>;

/** An objection goes to the tenderer, never to its agency; a challenge may go to either (政府采购法 54). */
const ofNotice: Record<'tenderer' | 'purchaser' | 'owner', (notice: Named | null) => string> = {
  tenderer: (notice) => notice?.owner?.name ?? '公告载明的招标人',
  purchaser: (notice) => [notice?.owner?.name, notice?.agency?.name].filter(Boolean).join('、') || '公告载明的采购人或者其采购代理机构',
  owner: (notice) => notice?.owner?.name ?? '公告载明的项目单位',
};

/** To whom a case goes, by name: the centre and the authorities as configured, the others as the notice says. */
@Injectable()
export class AddresseesService {
  constructor(private readonly config: Config) {}

  of(role: AddresseeRole, notice: Notice | null): CasePath['toWhom'] {
    const { name, hotlines, authorities } = this.config.centre;
    if (role === 'centre') return { role, name, phone: hotlines[0]?.number ?? null };
    if (role !== 'authority') return { role, name: ofNotice[role](notice), phone: null };
    const authority = authorities.find(({ categories }) => notice !== null && categories.includes(notice.category));
    return { role, name: authority?.name ?? '项目的行政监督部门', phone: authority?.phone ?? null };
  }
}
