import { Controller, Get, Header, Param, Query, SerializeOptions, StreamableFile } from '@nestjs/common';
import {
  articleListSchema,
  articlePartParamsSchema,
  articlePartSchema,
  articleSchema,
  idSchema,
  listArticlesQuerySchema,
  officialAccountSchema,
  pictureHashSchema,
  type Article,
  type ArticleCard,
  type ArticlePart,
  type ArticlePartParams,
  type ListArticlesQuery,
  type OfficialAccount,
  type Page,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { ArticlesService } from './articles.service.js';

@Controller('articles')
@Allow('public')
export class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Get()
  @SerializeOptions({ schema: articleListSchema })
  list(@Query({ schema: listArticlesQuerySchema }) query: ListArticlesQuery): Promise<Page<ArticleCard>> {
    return this.articles.list(query);
  }

  @Get('account')
  @SerializeOptions({ schema: officialAccountSchema })
  account(): Promise<OfficialAccount> {
    return this.articles.account();
  }

  /** A day, not for ever: a picture goes with its article. */
  @Get('images/:hash')
  @Header('cache-control', 'public, max-age=86400')
  async picture(@Param('hash', { schema: pictureHashSchema }) hash: string): Promise<StreamableFile> {
    const { mime, size, stream } = await this.articles.openPicture(hash);
    return new StreamableFile(stream, { type: mime, length: size });
  }

  @Get(':id')
  @SerializeOptions({ schema: articleSchema })
  get(@Param('id', { schema: idSchema }) id: string): Promise<Article> {
    return this.articles.get(id);
  }

  @Get(':id/parts/:part')
  @SerializeOptions({ schema: articlePartSchema })
  part(@Param({ schema: articlePartParamsSchema }) params: ArticlePartParams): Promise<ArticlePart> {
    return this.articles.part(params);
  }
}
