import { Controller, Get, Param, Post, Query, SerializeOptions, StreamableFile } from '@nestjs/common';
import {
  codeIdSchema,
  codeImageQuerySchema,
  codeKindSchema,
  codeLinkSchema,
  codeTargetSchema,
  type CodeImageQuery,
  type CodeKind,
  type CodeLink,
  type CodeTargetWords,
} from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { CodesService } from './codes.service.js';

// Counted as writes: each may make WeChat draw or link something, and it counts too.
@Controller('staff/codes/:kind/:id')
@Allow('editor', 'reviewer', 'administrator')
@RateLimit('write')
export class CodesController {
  constructor(private readonly codes: CodesService) {}

  @Get()
  @SerializeOptions({ schema: codeTargetSchema })
  get(@Param('kind', { schema: codeKindSchema }) kind: CodeKind, @Param('id', { schema: codeIdSchema }) id: string): Promise<CodeTargetWords> {
    return this.codes.describe({ kind, id });
  }

  // Whoever invites a supervisor prints one on the letter.
  @Get('image')
  @Allow('supervisor-desk', 'editor', 'reviewer', 'administrator')
  async image(@Param('kind', { schema: codeKindSchema }) kind: CodeKind, @Param('id', { schema: codeIdSchema }) id: string, @Query({ schema: codeImageQuerySchema }) { width }: CodeImageQuery): Promise<StreamableFile> {
    const { bytes, mime } = await this.codes.image({ kind, id }, width);
    return new StreamableFile(bytes, { type: mime, length: bytes.length });
  }

  @Post('link')
  @SerializeOptions({ schema: codeLinkSchema })
  link(@Param('kind', { schema: codeKindSchema }) kind: CodeKind, @Param('id', { schema: codeIdSchema }) id: string): Promise<CodeLink> {
    return this.codes.link({ kind, id });
  }
}
