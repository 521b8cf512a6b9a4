import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { partyChoiceListSchema, searchPartiesQuerySchema, type PartyChoiceList, type SearchPartiesQuery } from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { PartiesService } from './parties.service.js';

@Controller('parties')
@Allow('optional-user')
@RateLimit('costly')
export class PartiesController {
  constructor(private readonly parties: PartiesService) {}

  @Get()
  @SerializeOptions({ schema: partyChoiceListSchema })
  search(@Query({ schema: searchPartiesQuerySchema }) query: SearchPartiesQuery): Promise<PartyChoiceList> {
    return this.parties.search(query);
  }
}
