import { cleanHtml } from '../../platform/html/clean-html.js';

const ATTACHMENT = /^\/api\/attachments\/[0-9A-HJKMNP-TV-Z]{26}$/;

/** A notice's body as it may be published; its pictures are our attachments. Throws AppError TOO_LARGE. */
export const cleanNoticeHtml = (raw: string): string => cleanHtml(raw, ATTACHMENT);
