import { errorCodes, type ErrorCode, type ErrorDetail } from '@sunshine/contracts';

/**
 * The caller's fault, or a state that the caller must know: a code of `contracts` and a Chinese sentence. Jobs throw it
 * too. Without `message` the code's own sentence stands.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly details: ErrorDetail[] | undefined;

  constructor(
    readonly code: ErrorCode,
    message?: string,
    options: { details?: ErrorDetail[]; cause?: unknown } = {},
  ) {
    super(message ?? errorCodes[code].message, { cause: options.cause });
    this.details = options.details;
  }
}

/** The world's fault (WeChat, a database that is away): 503, may be tried again. */
export class UpstreamError extends AppError {
  constructor(message?: string, cause?: unknown) {
    super('UPSTREAM_UNAVAILABLE', message, { cause });
  }
}
