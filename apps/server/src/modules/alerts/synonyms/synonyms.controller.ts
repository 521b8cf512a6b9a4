import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { synonymsQuerySchema, synonymsSchema, type Synonyms, type SynonymsQuery } from '@sunshine/contracts';
import { Allow } from '../../../platform/http/allow.js';
import { SynonymsService } from './synonyms.service.js';

@Controller('synonyms')
@Allow('public')
export class SynonymsController {
  constructor(private readonly synonyms: SynonymsService) {}

  @Get()
  @SerializeOptions({ schema: synonymsSchema })
  of(@Query({ schema: synonymsQuerySchema }) query: SynonymsQuery): Synonyms {
    return this.synonyms.of(query);
  }
}
