import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ALLOW, TEMPORARY_PASSWORD, type Audience } from './allow.js';
import { AppError } from './app-error.js';
import { Sessions, SupervisorTerms, type AnyCaller, type IdentifiedRequest, type StaffCaller, type UserCaller } from './caller.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/i;

/** Finds out who calls and refuses whoever the route's `@Allow` does not name. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly terms: SupervisorTerms,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const audience = this.reflector.getAllAndOverride<Audience[] | undefined>(ALLOW, targets) ?? [];
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const guest: AnyCaller = { kind: 'guest', ip: request.ip };
    request.caller = guest;
    if (audience.includes('public')) return true;
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token) request.token = token;
    const caller = token ? await this.callerOf(token, request.ip, audience) : undefined;
    if (audience.includes('optional-user')) {
      if (caller?.kind === 'user') request.caller = caller;
      return true;
    }
    if (!caller) throw new AppError(request.headers.authorization ? 'SESSION_EXPIRED' : 'NOT_LOGGED_IN');
    request.caller = caller;
    const mayBeTemporary = this.reflector.getAllAndOverride<boolean | undefined>(TEMPORARY_PASSWORD, targets) ?? false;
    if (!isNamed(caller, audience)) throw new AppError('FORBIDDEN');
    if (caller.kind === 'staff' && caller.mustChangePassword && !mayBeTemporary) throw new AppError('FORBIDDEN', '请先修改初始密码');
    return true;
  }

  private async callerOf(token: string, ip: string, audience: Audience[]): Promise<StaffCaller | UserCaller | undefined> {
    const owner = await this.sessions.find(token);
    if (owner?.kind !== 'user') return owner && { ...owner, ip };
    const term = audience.includes('supervisor') ? await this.terms.of(owner.id) : undefined;
    return { ...owner, ip, supervisorId: term?.id ?? null, ...(term ? { supervisorName: term.name } : {}) };
  }
}

function isNamed(caller: StaffCaller | UserCaller, audience: Audience[]): boolean {
  if (caller.kind === 'staff') return audience.includes(caller.role);
  return audience.includes('user') || (audience.includes('supervisor') && caller.supervisorId !== null);
}
