import { StandardSchemaValidationPipe } from '@nestjs/common';
import '../config/chinese.js';
import { AppError } from './app-error.js';

const MAX_DETAILS = 20;

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const pathOf = (issue: Issue): string => (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** Parses every input by the schema beside it and names, in Chinese, each field that does not fit (at most 20). */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new AppError('VALIDATION_FAILED', undefined, { details: issues.slice(0, MAX_DETAILS).map((issue) => ({ path: pathOf(issue), message: issue.message })) }),
  });
