import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorCodes, type ErrorBody, type ErrorCode } from '@sunshine/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../logging/logger.js';
import { AppError } from './app-error.js';

const BY_STATUS: Partial<Record<number, ErrorCode>> = { 401: 'NOT_LOGGED_IN', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 405: 'METHOD_NOT_ALLOWED', 413: 'TOO_LARGE', 415: 'UNSUPPORTED_FILE', 429: 'TOO_MANY_REQUESTS' };

/** The framework's own refusals (unreadable JSON, too large, no such route) carry a 4xx status and are the caller's. */
function refusalOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return new AppError(BY_STATUS[status] ?? 'MALFORMED_REQUEST');
}

/** The body of a refusal; an error of ours becomes INTERNAL and says nothing more. */
export function errorBody(error: unknown, requestId: string): { status: number; body: ErrorBody } {
  const { code, message, details } = refusalOf(error) ?? new AppError('INTERNAL');
  return { status: errorCodes[code].status, body: { error: { code, message, ...(details ? { details } : {}), requestId } } };
}

/** The only place that knows what a failure looks like on the wire. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { status, body } = errorBody(error, request.id);
    const fields = { requestId: request.id, method: request.method, route: request.routeOptions?.url ?? null, refusal: body.error.code };
    if (status === 503) this.log.warn('upstream unavailable', { ...fields, reason: String(error) });
    else if (status >= 500) this.log.error('request failed', { ...fields, reason: error instanceof Error ? error.stack : String(error) });
    else this.log.debug('request refused', fields);
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) reply.raw.destroy();
    // What is left of a body that is too large is not waited for.
    else void (status === 413 ? reply.header('connection', 'close') : reply).status(status).type('application/json; charset=utf-8').send(body);
  }
}
