import { Body, Controller, Get, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  articleMirrorSchema,
  hideArticleSchema,
  idSchema,
  listStaffArticlesQuerySchema,
  nameArticleSchema,
  staffArticleListSchema,
  staffArticleSchema,
  type ArticleMirror,
  type HideArticle,
  type ListStaffArticlesQuery,
  type NameArticle,
  type Page,
  type StaffArticle,
} from '@sunshine/contracts';
import { Allow, anyStaff } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { StaffArticlesService } from './staff-articles.service.js';

@Controller('staff/articles')
export class StaffArticlesController {
  constructor(private readonly articles: StaffArticlesService) {}

  @Get()
  @Allow(...anyStaff)
  @SerializeOptions({ schema: staffArticleListSchema })
  list(@Query({ schema: listStaffArticlesQuerySchema }) query: ListStaffArticlesQuery): Promise<Page<StaffArticle>> {
    return this.articles.list(query);
  }

  @Get('mirror')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: articleMirrorSchema })
  mirror(): Promise<ArticleMirror> {
    return this.articles.mirror();
  }

  @Post('mirror')
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: articleMirrorSchema })
  mirrorNow(@Caller() staff: StaffCaller): Promise<ArticleMirror> {
    return this.articles.mirrorNow(staff);
  }

  @Post(':id/hide')
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: staffArticleSchema })
  hide(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: hideArticleSchema }) body: HideArticle): Promise<StaffArticle> {
    return this.articles.hide(staff, id, body);
  }

  @Post(':id/show')
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: staffArticleSchema })
  show(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<StaffArticle> {
    return this.articles.show(staff, id);
  }

  @Put(':id/title')
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: staffArticleSchema })
  name(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: nameArticleSchema }) body: NameArticle): Promise<StaffArticle> {
    return this.articles.name(staff, id, body);
  }
}
