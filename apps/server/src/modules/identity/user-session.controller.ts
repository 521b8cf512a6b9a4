import { Body, Controller, Delete, Headers, HttpCode, Post, Req, SerializeOptions } from '@nestjs/common';
import { doneSchema, loginSchema, sessionSchema, type Done, type Login, type Session } from '@sunshine/contracts';
import type { FastifyRequest } from 'fastify';
import { CloudHosting } from '../../platform/cloud/cloud-hosting.js';
import { Allow } from '../../platform/http/allow.js';
import { Token } from '../../platform/http/caller.js';
import { deviceOf } from './device.js';
import { SessionsService } from './sessions.service.js';
import { UsersService } from './users.service.js';

@Controller('session')
export class UserSessionController {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly cloud: CloudHosting,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('public')
  @SerializeOptions({ schema: sessionSchema })
  logIn(@Req() request: FastifyRequest, @Headers('user-agent') userAgent: string | undefined, @Body({ schema: loginSchema }) login: Login): Promise<Session> {
    return this.users.logIn(login, deviceOf(userAgent), this.cloud.identityOf(request));
  }

  @Delete()
  @Allow('user')
  @SerializeOptions({ schema: doneSchema })
  async logOut(@Token() token: string | undefined): Promise<Done> {
    await this.sessions.end(token);
    return { done: true };
  }
}
