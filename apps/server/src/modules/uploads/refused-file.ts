import { AppError } from '../../platform/http/app-error.js';

/** A refusal whose sentence the phone shows as it stands. */
export const refusedFile = (message: string, cause?: unknown): AppError => new AppError('UNSUPPORTED_FILE', message, { details: [{ path: 'file', message }], cause });
export const fileTooLarge = (message: string): AppError => new AppError('TOO_LARGE', message, { details: [{ path: 'file', message }] });
