import type { CodeImageQuery } from '@sunshine/contracts';
import { codeKinds, type CodeKind, type CodeTarget } from '@sunshine/contracts/scenes';

/** What a code is for, as its poster says it. */
export const invitations: Record<CodeKind, string> = {
  notice: '微信扫一扫，看公告全文',
  project: '微信扫一扫，看项目最新进展',
  counter: '扫码评价本窗口服务',
  page: '微信扫一扫，打开小程序',
};

export type CodeWidth = CodeImageQuery['width'];
export const widthWords: Readonly<Record<CodeWidth, string>> = { 280: '小 280 像素', 430: '中 430 像素', 1280: '大 1280 像素' };

/** The kind and id of an address; null when it names no kind. */
export const targetOfPath = (kind: string | undefined, id: string | undefined): CodeTarget | null => (kind !== undefined && kind in codeKinds && id !== undefined ? { kind: kind as CodeKind, id } : null);

/** A name that every file system takes. */
export const fileNameOf = (title: string, mime: string): string => `小程序码-${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 60)}.${mime === 'image/jpeg' ? 'jpg' : 'png'}`;
