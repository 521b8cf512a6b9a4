import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, SerializeOptions } from '@nestjs/common';
import {
  deviceIdSchema,
  deviceListSchema,
  doneSchema,
  erasureReceiptSchema,
  givePhoneSchema,
  meSchema,
  personalDataSchema,
  phoneSchema,
  remindersSchema,
  type DeviceList,
  type Done,
  type ErasureReceipt,
  type GivePhone,
  type Me,
  type PersonalData,
  type Phone,
  type Reminders,
} from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { Caller, Token, type UserCaller } from '../../platform/http/caller.js';
import { PhonesService } from '../identity/phones.service.js';
import { SessionsService } from '../identity/sessions.service.js';
import { MeService } from './me.service.js';
import { PersonalDataService } from './personal-data.service.js';

@Controller('me')
@Allow('user')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly personalData: PersonalDataService,
    private readonly phones: PhonesService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @SerializeOptions({ schema: meSchema })
  get(@Caller() user: UserCaller): Promise<Me> {
    return this.me.get(user);
  }

  @Delete()
  @SerializeOptions({ schema: erasureReceiptSchema })
  erase(@Caller() user: UserCaller): Promise<ErasureReceipt> {
    return this.personalData.erase(user);
  }

  @Get('data')
  @SerializeOptions({ schema: personalDataSchema })
  data(@Caller() user: UserCaller): Promise<PersonalData> {
    return this.personalData.show(user);
  }

  @Put('reminders')
  @SerializeOptions({ schema: personalDataSchema })
  setReminders(@Caller() user: UserCaller, @Body({ schema: remindersSchema }) body: Reminders): Promise<PersonalData> {
    return this.personalData.setReminders(user, body.on);
  }

  @Post('phone')
  @HttpCode(200)
  @RateLimit('login')
  @SerializeOptions({ schema: phoneSchema })
  async givePhone(@Caller() user: UserCaller, @Body({ schema: givePhoneSchema }) body: GivePhone): Promise<Phone> {
    return { phone: await this.phones.give(user.id, body.code) };
  }

  @Delete('phone')
  @SerializeOptions({ schema: doneSchema })
  async forgetPhone(@Caller() user: UserCaller): Promise<Done> {
    await this.phones.forget(user.id);
    return { done: true };
  }

  @Get('sessions')
  @SerializeOptions({ schema: deviceListSchema })
  devices(@Caller() user: UserCaller, @Token() token: string | undefined): Promise<DeviceList> {
    return this.sessions.devices(user.id, token);
  }

  @Delete('sessions')
  @SerializeOptions({ schema: doneSchema })
  async endDevices(@Caller() user: UserCaller): Promise<Done> {
    await this.sessions.endDevices(user.id);
    return { done: true };
  }

  @Delete('sessions/:id')
  @SerializeOptions({ schema: doneSchema })
  async endDevice(@Caller() user: UserCaller, @Param('id', { schema: deviceIdSchema }) id: string): Promise<Done> {
    await this.sessions.endDevice(user.id, id);
    return { done: true };
  }
}
