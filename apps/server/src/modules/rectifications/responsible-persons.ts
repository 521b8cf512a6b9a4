import { Injectable } from '@nestjs/common';
import type { StaffMember } from '@sunshine/contracts';
import { Config } from '../../platform/config/config.js';
import { StaffMembersService } from '../identity/staff-members.service.js';

/** Somebody who is named as responsible. */
export interface Responsible {
  id: string;
  name: string;
}

/** Before there is any account: the first administrator takes over. */
const NOBODY_YET: Responsible = { id: '00000000000000000000000000', name: '管理员（尚未设立账号）' };

/** 责任到人: finds who answers for a section. */
@Injectable()
export class ResponsiblePersons {
  constructor(
    private readonly members: StaffMembersService,
    private readonly config: Config,
  ) {}

  /**
   * The section's leader, else somebody of the section, else the supervision desk, else an administrator. Whoever was rated comes
   * last: nobody should judge what was said about themselves.
   */
  async of(sectionId: string | null, ratedId: string | null): Promise<Responsible> {
    const leader = this.config.centre.sections.find(({ id }) => id === sectionId)?.leader;
    const order: ((member: StaffMember) => boolean)[] = [
      (member) => leader !== undefined && member.displayName === leader,
      (member) => sectionId !== null && member.sectionId === sectionId,
      (member) => member.role === 'supervisor-desk',
      (member) => member.role === 'administrator',
    ];
    const active = await this.active();
    const others = active.filter(({ id }) => id !== ratedId);
    for (const candidates of [others, active]) for (const fits of order) {
      const found = candidates.find(fits);
      if (found) return { id: found.id, name: found.displayName };
    }
    return NOBODY_YET;
  }

  async find(staffId: string): Promise<Responsible | undefined> {
    const member = (await this.active()).find(({ id }) => id === staffId);
    return member && { id: member.id, name: member.displayName };
  }

  async active(): Promise<StaffMember[]> {
    return (await this.members.list()).items.filter(({ disabled }) => !disabled);
  }
}
