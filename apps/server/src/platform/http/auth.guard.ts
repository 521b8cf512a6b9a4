import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ALLOW, TEMPORARY_PASSWORD, type Audience } from './allow.js';
import { AppError } from './app-error.js';
import { Sessions, type AnyCaller, type IdentifiedRequest, type SessionOwner } from './caller.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/i;

/** Finds out who calls and refuses whoever the route's `@Allow` does not name. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience[] | undefined>(ALLOW, targets) ?? [];
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const guest: AnyCaller = { kind: 'guest', ip: request.ip };
    request.caller = guest;
    if (audience.includes('public')) return true;
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const owner = token ? await this.sessions.find(token) : undefined;
    if (token) request.token = token;
    if (owner) request.caller = { ...owner, ip: request.ip };
    if (audience.includes('optional-user')) {
      if (owner?.kind !== 'user') request.caller = guest;
      return true;
    }
    if (!owner) throw new AppError(request.headers.authorization ? 'SESSION_EXPIRED' : 'NOT_LOGGED_IN');
    const mayBeTemporary = this.reflector.getAllAndOverride<boolean | undefined>(TEMPORARY_PASSWORD, targets) ?? false;
    admit(owner, audience, mayBeTemporary);
    return true;
  }
}

function admit(owner: SessionOwner, audience: Audience[], mayBeTemporary: boolean): void {
  if (!audience.includes(owner.kind === 'user' ? 'user' : owner.role)) throw new AppError('FORBIDDEN');
  if (owner.kind === 'staff' && owner.mustChangePassword && !mayBeTemporary) throw new AppError('FORBIDDEN', '请先修改初始密码');
}
