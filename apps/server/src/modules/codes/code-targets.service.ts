import { codePages, isCodePage, type CodeTarget, type CodeTargetWords } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import { NoticesService } from '../notices/notices.service.js';
import { ProjectsService } from '../notices/projects.service.js';

/** What can be opened by a code: what the public may read, the centre's counters, and pages by name. */
@Injectable()
export class CodeTargetsService {
  constructor(
    private readonly notices: NoticesService,
    private readonly projects: ProjectsService,
    private readonly config: Config,
  ) {}

  /** Throws when there is no such thing, or the public may not see it: its code would open an empty page. */
  async get({ kind, id }: CodeTarget): Promise<CodeTargetWords> {
    switch (kind) {
      case 'notice':
        return this.notice(id);
      case 'project':
        if (!(await this.projects.exists(id))) throw new AppError('PROJECT_NOT_FOUND');
        return { kind, id, title: (await this.projects.name(id)) ?? '', projectId: null };
      case 'counter':
        return this.counter(id);
      case 'page':
        if (!isCodePage(id)) throw new AppError('NOT_FOUND', '没有这个页面');
        return { kind, id, title: codePages[id], projectId: null };
    }
  }

  private async notice(id: string): Promise<CodeTargetWords> {
    const { title, projectId, state } = await this.notices.get(id);
    if (state === 'withdrawn') throw new AppError('WRONG_STATE', '公告已撤回，不再提供小程序码和链接');
    return { kind: 'notice', id, title, projectId };
  }

  private counter(id: string): CodeTargetWords {
    const counter = this.config.centre.counters.find((one) => one.id === id);
    if (!counter) throw new AppError('NOT_FOUND', '没有这个服务窗口');
    return { kind: 'counter', id, title: counter.name, projectId: null };
  }
}
