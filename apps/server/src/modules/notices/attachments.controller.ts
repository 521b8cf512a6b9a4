import { Controller, Get, Param, Post, Req, SerializeOptions, StreamableFile } from '@nestjs/common';
import { attachmentSchema, idSchema, type Attachment } from '@sunshine/contracts';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { download } from '../../platform/http/download.js';
import { openUpload } from '../../platform/http/upload.js';
import { AttachmentsService, MAX_ATTACHMENT_BYTES } from './attachments.service.js';

@Controller()
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Get('attachments/:id')
  @Allow('public')
  async open(@Param('id', { schema: idSchema }) id: string): Promise<StreamableFile> {
    return download(await this.attachments.openPublic(id));
  }

  @Get('staff/attachments/:id')
  @Allow('editor', 'reviewer', 'supervisor-desk', 'administrator')
  async openAny(@Param('id', { schema: idSchema }) id: string): Promise<StreamableFile> {
    return download(await this.attachments.openAny(id));
  }

  @Post('staff/attachments')
  @Allow('editor', 'reviewer', 'administrator')
  @SerializeOptions({ schema: attachmentSchema })
  async upload(@Caller() caller: StaffCaller, @Req() request: FastifyRequest): Promise<Attachment> {
    const { filename, stream } = await openUpload(request, MAX_ATTACHMENT_BYTES);
    return this.attachments.upload(caller, filename, stream);
  }
}
