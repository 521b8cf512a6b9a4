import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { createStaffMemberSchema, type StaffMember } from '@sunshine/contracts';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import { Log } from '../../platform/logging/logger.js';
import { demoStaff } from './demo-staff.js';
import { StaffMembersService } from './staff-members.service.js';

/** The first accounts: the demonstration's, or the administrator that somebody makes on the command line. */
@Injectable()
export class FirstStaffService implements OnApplicationBootstrap {
  constructor(
    private readonly members: StaffMembersService,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { DEMO, ROLE } = this.config.env;
    // Workers that start at the same moment as the process that people ask would make the same logins.
    if (DEMO && ROLE !== 'worker') await this.createDemoStaff();
    else if (!DEMO && !(await this.members.hasAdministrator())) this.log.warn('还没有管理员：运行 npm run serve -- --create-admin 用户名，并从标准输入给出密码');
  }

  /** Throws AppError VALIDATION_FAILED or NAME_TAKEN. */
  createAdministrator(username: string, password: string): Promise<StaffMember> {
    const parsed = createStaffMemberSchema.safeParse({ username, displayName: username, role: 'administrator', password });
    if (!parsed.success) throw new AppError('VALIDATION_FAILED', parsed.error.issues.map((issue) => issue.message).join('；'));
    return this.members.create({ kind: 'system', name: '命令行' }, parsed.data, false);
  }

  private async createDemoStaff(): Promise<void> {
    const existing = new Set((await this.members.list()).items.map((member) => member.username));
    for (const member of demoStaff) if (!existing.has(member.username)) await this.members.create({ kind: 'system', name: '演示数据' }, member, false);
  }
}
