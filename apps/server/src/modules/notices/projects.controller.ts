import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { idSchema, projectChoiceListSchema, projectSchema, projectSearchQuerySchema, type Project, type ProjectChoiceList, type ProjectSearchQuery } from '@sunshine/contracts';
import { Allow, anyStaff } from '../../platform/http/allow.js';
import { Caller, type Guest, type UserCaller } from '../../platform/http/caller.js';
import { ProjectsService } from './projects.service.js';

@Controller()
export class ProjectsController {
  constructor(private readonly projects: ProjectsService) {}

  @Get('projects/:id')
  @Allow('optional-user')
  @SerializeOptions({ schema: projectSchema })
  get(@Caller() caller: Guest | UserCaller, @Param('id', { schema: idSchema }) id: string): Promise<Project> {
    return this.projects.get(id, caller);
  }

  @Get('staff/projects')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: projectChoiceListSchema })
  search(@Query({ schema: projectSearchQuerySchema }) query: ProjectSearchQuery): Promise<ProjectChoiceList> {
    return this.projects.search(query);
  }
}
