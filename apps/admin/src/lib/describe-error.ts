import { ApiError } from '@/lib/api-client';

/** What a failure says to people: the server's sentence, its field messages, and the number to quote. */
export const describeError = (error: unknown): { message: string; details: string[]; requestId: string | null } => {
  if (error instanceof ApiError) return { message: error.message, details: error.details.map((detail) => detail.message), requestId: error.requestId };
  return { message: error instanceof Error ? error.message : '页面出了点问题', details: [], requestId: null };
};

export const errorLine = (error: unknown): string => {
  const { message, details, requestId } = describeError(error);
  return `${message}${details.length > 0 ? `：${details.join('；')}` : ''}${requestId === null ? '' : `（编号 ${requestId}）`}`;
};

/** Refused and gone stay so, however often they are asked for. */
export const retryHelps = (error: unknown): boolean => !(error instanceof ApiError && (error.status === 403 || error.status === 404));
