import { Controller, Get, Query, SerializeOptions, type StreamableFile } from '@nestjs/common';
import { exportFiguresQuerySchema, figuresQuerySchema, figuresSchema, type ExportFiguresQuery, type Figures, type FiguresQuery } from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { CSV, downloadOf, XLSX } from '../../platform/http/download.js';
import { figuresCsv, figuresXlsx } from './figures-export.js';
import { FiguresService } from './figures.service.js';

/** Public: nothing in it is about a person. */
@Controller('figures')
@Allow('public')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  @Get()
  @SerializeOptions({ schema: figuresSchema })
  get(@Query({ schema: figuresQuerySchema }) query: FiguresQuery): Promise<Figures> {
    return this.figures.get(query);
  }

  @Get('export')
  @RateLimit('costly')
  async export(@Query({ schema: exportFiguresQuerySchema }) { format, ...query }: ExportFiguresQuery): Promise<StreamableFile> {
    const figures = await this.figures.get(query);
    const bytes = format === 'csv' ? figuresCsv(figures) : await figuresXlsx(figures);
    return downloadOf(`评价统计-${figures.from}-${figures.to}.${format}`, format === 'csv' ? CSV : XLSX, bytes);
  }
}
