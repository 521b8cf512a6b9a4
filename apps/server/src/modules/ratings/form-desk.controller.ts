import { Body, Controller, Get, HttpCode, Param, Post, Put, SerializeOptions } from '@nestjs/common';
import { formDeskSchema, formDraftSchema, formLinesSchema, formSubjectSchema, publishFormSchema, type FormDesk, type FormDraft, type FormLine, type PublishForm } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { FormDeskService } from './form-desk.service.js';

@Controller('staff/rating-forms')
@Allow('supervisor-desk', 'administrator')
export class FormDeskController {
  constructor(private readonly forms: FormDeskService) {}

  @Get()
  @SerializeOptions({ schema: formLinesSchema })
  list(): Promise<{ items: FormLine[] }> {
    return this.forms.lines();
  }

  @Get(':subject')
  @SerializeOptions({ schema: formDeskSchema })
  desk(@Param('subject', { schema: formSubjectSchema }) subject: string): Promise<FormDesk> {
    return this.forms.desk(subject);
  }

  @Put(':subject/draft')
  @SerializeOptions({ schema: formDeskSchema })
  save(@Caller() staff: StaffCaller, @Param('subject', { schema: formSubjectSchema }) subject: string, @Body({ schema: formDraftSchema }) body: FormDraft): Promise<FormDesk> {
    return this.forms.save(staff, subject, body);
  }

  @Post(':subject/publish')
  @HttpCode(200)
  @SerializeOptions({ schema: formDeskSchema })
  publish(@Caller() staff: StaffCaller, @Param('subject', { schema: formSubjectSchema }) subject: string, @Body({ schema: publishFormSchema }) place: PublishForm): Promise<FormDesk> {
    return this.forms.publish(staff, subject, place);
  }
}
