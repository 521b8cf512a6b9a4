import { SetMetadata } from '@nestjs/common';
import { staffRoles, type StaffRole } from '@sunshine/contracts';

/**
 * Who may call a route. `public`: anybody, no session is read; `optional-user`: anybody, and the caller is the phone's
 * user when a living session is sent; `user`: a phone's user; `supervisor`: a phone's user whose term of office runs; a role: staff with that role.
 */
export type Audience = 'public' | 'optional-user' | 'user' | 'supervisor' | StaffRole;
/** Which limit counts a route: `costly` for a read that takes the server a moment, `upload` for files of anybody, `none` for callers that are checked otherwise (WeChat's signed callbacks) and for health. */
export type RateClass = 'login' | 'write' | 'read' | 'costly' | 'upload' | 'none';

export const ALLOW = 'sunshine:allow';
export const TEMPORARY_PASSWORD = 'sunshine:temporary-password';
export const RATE_CLASS = 'sunshine:rate-class';

/** Every staff role. */
export const anyStaff = Object.keys(staffRoles) as [StaffRole, ...StaffRole[]];

/** Declares who may call a route (or every route of a controller). A route without it refuses to boot. */
export const Allow = (...audience: [Audience, ...Audience[]]): MethodDecorator & ClassDecorator => SetMetadata(ALLOW, audience);
/** The route stays open to staff who still have to change a password that somebody else chose. */
export const AllowTemporaryPassword = (): MethodDecorator => SetMetadata(TEMPORARY_PASSWORD, true);
/** Overrides the limit of a route: without it GET counts as `read`, everything else as `write`. */
export const RateLimit = (rateClass: RateClass): MethodDecorator & ClassDecorator => SetMetadata(RATE_CLASS, rateClass);
