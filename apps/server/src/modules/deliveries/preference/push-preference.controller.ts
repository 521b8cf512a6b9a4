import { Body, Controller, Get, Put, SerializeOptions } from '@nestjs/common';
import { pushPreferenceSchema, pushPreferenceViewSchema, type PushPreference, type PushPreferenceView } from '@sunshine/contracts';
import { Allow } from '../../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../../platform/http/caller.js';
import { PushPreferenceService } from './push-preference.service.js';

@Controller('push-preference')
@Allow('user')
@SerializeOptions({ schema: pushPreferenceViewSchema })
export class PushPreferenceController {
  constructor(private readonly preferences: PushPreferenceService) {}

  @Get()
  get(@Caller() user: UserCaller): Promise<PushPreferenceView> {
    return this.preferences.get(user);
  }

  @Put()
  put(@Caller() user: UserCaller, @Body({ schema: pushPreferenceSchema }) preference: PushPreference): Promise<PushPreferenceView> {
    return this.preferences.put(user, preference);
  }
}
