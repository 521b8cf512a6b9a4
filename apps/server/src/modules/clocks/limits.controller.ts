import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { limitQuerySchema, limitSchema, ruleIdSchema, ruleListSchema, type Limit, type LimitQuery, type RuleList } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { ClocksService } from './clocks.service.js';

@Controller('limits')
export class LimitsController {
  constructor(private readonly clocks: ClocksService) {}

  @Get()
  @Allow('public')
  @SerializeOptions({ schema: ruleListSchema })
  list(): RuleList {
    return this.clocks.rules();
  }

  @Get(':id/on')
  @Allow('public')
  @SerializeOptions({ schema: limitSchema })
  on(@Param('id', { schema: ruleIdSchema }) id: string, @Query({ schema: limitQuerySchema }) { from }: LimitQuery): Promise<Limit> {
    return this.clocks.limit(id, from);
  }
}
