import { Controller, Get, Header, Param, Post, Query, Req, SerializeOptions, StreamableFile } from '@nestjs/common';
import { uploadIdSchema, uploadLinkSchema, uploadSchema, type Upload, type UploadLink } from '@sunshine/contracts';
import type { FastifyRequest } from 'fastify';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { download } from '../../platform/http/download.js';
import { openUpload } from '../../platform/http/upload.js';
import { MAX_UPLOAD_BYTES, UploadIntakeService } from './upload-intake.service.js';
import { UploadsService } from './uploads.service.js';

@Controller('uploads')
export class UploadsController {
  constructor(
    private readonly intake: UploadIntakeService,
    private readonly uploads: UploadsService,
  ) {}

  @Post()
  @Allow('optional-user')
  @RateLimit('upload')
  @SerializeOptions({ schema: uploadSchema })
  async create(@Req() request: FastifyRequest): Promise<Upload> {
    // WeChat sends files under names of its own; the phone says the real one beside.
    const { filename, fields, stream } = await openUpload(request, MAX_UPLOAD_BYTES);
    return this.intake.take(fields['name'] ?? filename, stream);
  }

  /** The address itself, with our mark on it, is the right to read. */
  @Get(':id')
  @Allow('public')
  @Header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  @Header('cache-control', 'private, max-age=3600')
  async open(@Param('id', { schema: uploadIdSchema }) id: string, @Query({ schema: uploadLinkSchema }) link: UploadLink): Promise<StreamableFile> {
    return download(await this.uploads.openLink(id, link));
  }
}
