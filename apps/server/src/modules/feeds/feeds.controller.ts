import { Controller, Get, HttpCode, Param, Post, Query, Req, SerializeOptions, type StreamableFile } from '@nestjs/common';
import {
  idParamSchema,
  importRejectionListSchema,
  importRunListSchema,
  importRunSchema,
  listImportsQuerySchema,
  startImportQuerySchema,
  type ImportRejection,
  type ImportRun,
  type ListImportsQuery,
  type Page,
  type StartImportQuery,
} from '@sunshine/contracts';
import type { FastifyRequest } from 'fastify';
import { Allow, anyStaff } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { downloadOf, XLSX } from '../../platform/http/download.js';
import { openUpload } from '../../platform/http/upload.js';
import { ImportsService } from './imports.service.js';

const MAX_FILE = 100 * 1024 * 1024;

@Controller('staff/imports')
@Allow('editor', 'reviewer', 'administrator', 'supervisor-desk')
export class FeedsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @HttpCode(202)
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: importRunSchema })
  async start(@Caller() caller: StaffCaller, @Query({ schema: startImportQuerySchema }) query: StartImportQuery, @Req() request: FastifyRequest): Promise<ImportRun> {
    const { filename, stream } = await openUpload(request, MAX_FILE);
    return this.imports.start(caller, query, filename, stream);
  }

  @Get()
  @SerializeOptions({ schema: importRunListSchema })
  list(@Query({ schema: listImportsQuerySchema }) query: ListImportsQuery): Promise<Page<ImportRun>> {
    return this.imports.list(query);
  }

  @Get('template.xlsx')
  @Allow(...anyStaff)
  async template(): Promise<StreamableFile> {
    return downloadOf('公告导入模板.xlsx', XLSX, await this.imports.template());
  }

  @Get(':id')
  @SerializeOptions({ schema: importRunSchema })
  get(@Param('id', { schema: idParamSchema }) id: string): Promise<ImportRun> {
    return this.imports.get(id);
  }

  @Get(':id/rejections')
  @SerializeOptions({ schema: importRejectionListSchema })
  rejections(@Param('id', { schema: idParamSchema }) id: string, @Query({ schema: listImportsQuerySchema }) query: ListImportsQuery): Promise<Page<ImportRejection>> {
    return this.imports.rejections(id, query);
  }
}
