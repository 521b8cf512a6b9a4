import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { noticeTypes, type KeyDates } from '@sunshine/contracts';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { HomeNotices } from '../notices/home-notices.service.js';
import type { IntakeNotice } from '../notices/intake-notice.js';
import { NoticeIntake } from '../notices/notice-intake.service.js';
import { demoBody } from './demo-body.js';
import { dayAt } from './demo-format.js';
import { demoProjects, type DemoProject, type DemoStep } from './demo-projects.js';

const fen = (yuan: number | undefined): number | null => (yuan === undefined ? null : Math.round(yuan * 100));

/** Fills an empty demonstration with fictitious projects. Does nothing without DEMO, and nothing in a worker, which may start beside the process that does. */
@Injectable()
export class DemoContentService implements OnApplicationBootstrap {
  constructor(
    private readonly intake: NoticeIntake,
    private readonly notices: HomeNotices,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { DEMO, ROLE } = this.config.env;
    if (!DEMO || ROLE === 'worker' || (await this.notices.latest(1)).length > 0) return;
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      for (const [index, project] of demoProjects.entries()) await this.seed(tx, project, index, now);
    });
  }

  private async seed(tx: Tx, project: DemoProject, index: number, now: Date): Promise<void> {
    let projectId: string | undefined;
    for (const step of project.steps) {
      const record = this.record(project, step, now, index);
      const { projectId: id } = await this.intake.publish(tx, projectId === undefined ? record : { ...record, project: { id: projectId } });
      projectId = id;
    }
  }

  private record(project: DemoProject, step: DemoStep, now: Date, index: number): IntakeNotice {
    const { name, code, category, owner, agency, budgetYuan, greenChannel } = project;
    const { regionCode, regions } = this.config.centre;
    const posted = dayAt(now, -step.daysAgo, { hour: 8 + (index % 4), minute: (index * 7) % 60 });
    const awarded = step.winner !== undefined;
    return {
      existingNoticeId: null,
      project: { name, code },
      title: `${name}${noticeTypes[step.type].label}`,
      type: step.type,
      category,
      regionCode,
      regionName: regions.find((region) => region.code === regionCode)?.name ?? '',
      ownerName: owner,
      agencyName: agency,
      amountFen: fen(awarded ? step.winYuan : budgetYuan),
      winners: step.winner ? [{ name: step.winner, amountFen: fen(step.winYuan), rank: 1 }] : [],
      keyDates: keyDatesOf(step, now, posted),
      greenChannel: greenChannel !== undefined,
      bodyHtml: demoBody(project, step, now),
      attachments: [],
      publishedAt: posted > now ? now : posted,
      sourceName: '演示内容',
      sourceUrl: null,
      original: null,
      asDraft: false,
      notify: false,
    };
  }
}

function keyDatesOf(step: DemoStep, now: Date, posted: Date): KeyDates {
  const { deadlineIn, publicityUntilIn } = step;
  if (publicityUntilIn !== undefined) return { publicityFrom: dayOf(posted), publicityUntil: dayOf(dayAt(now, publicityUntilIn, { hour: 12, minute: 0 })) };
  if (deadlineIn === undefined) return {};
  const deadline = dayAt(now, deadlineIn, { hour: 9, minute: 30 }).toISOString();
  return { registrationFrom: posted.toISOString(), registrationUntil: dayAt(now, deadlineIn - 1, { hour: 17, minute: 0 }).toISOString(), bidDeadline: deadline, openingAt: deadline };
}
