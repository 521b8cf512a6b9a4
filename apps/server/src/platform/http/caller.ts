import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { StaffRole } from '@sunshine/contracts';
import type { FastifyRequest } from 'fastify';

/** Somebody without a session. */
export interface Guest {
  kind: 'guest';
  ip: string;
}
/** A person on the phone. */
export interface UserCaller {
  kind: 'user';
  id: string;
  /** Their living term as 特约监督员, on a route whose `@Allow` names `supervisor`; null on every other route. */
  supervisorId: string | null;
  /** The name of that term. */
  supervisorName?: string;
  ip: string;
}
/** A member of staff. */
export interface StaffCaller {
  kind: 'staff';
  id: string;
  name: string;
  role: StaffRole;
  /** The part of the centre that the member works in, if the centre says so. */
  sectionId: string | null;
  mustChangePassword: boolean;
  ip: string;
}
/** Who calls; the type of the `@Caller()` parameter follows from the route's `@Allow`. */
export type AnyCaller = Guest | UserCaller | StaffCaller;

/** What a session stands for, without the address. */
export type SessionOwner = Pick<UserCaller, 'kind' | 'id'> | Omit<StaffCaller, 'ip'>;

/** Port: who a token belongs to. Identity implements it, so that platform knows no accounts. */
export abstract class Sessions {
  /** Answers undefined for a token that is unknown or over; prolongs a living one. */
  abstract find(token: string): Promise<SessionOwner | undefined>;
}

/** Somebody's term of office that is running. */
export interface SupervisorTerm {
  id: string;
  name: string;
}

/** Port: whose term of office runs at this moment. Asked at every request, so a term that has ended has no power at once. */
export abstract class SupervisorTerms {
  abstract of(userId: string): Promise<SupervisorTerm | undefined>;
}

/** A request once the guard has passed it. */
export interface IdentifiedRequest extends FastifyRequest {
  caller: AnyCaller;
  /** The bearer token, when one was sent. */
  token?: string;
}

const requestOf = (context: ExecutionContext): IdentifiedRequest => context.switchToHttp().getRequest<IdentifiedRequest>();

/** Who calls this route. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): AnyCaller => requestOf(context).caller);

/** The bearer token of this request, for ending its own session. */
export const Token = createParamDecorator((_data: unknown, context: ExecutionContext): string | undefined => requestOf(context).token);
