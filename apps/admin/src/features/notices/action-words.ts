import type { StaffNotice } from '@sunshine/contracts';
import type { NoticeAction } from '@/features/notices/notice-actions';

export type AskedAction = Exclude<NoticeAction, 'edit'>;

export interface ActionContext {
  notice: Pick<StaffNotice, 'state' | 'authorName'>;
  /** How many people would be told; null while that is not known. */
  recipients: number | null;
  masked: number;
  kept: number;
}

export interface ActionWords {
  button: string;
  title: string;
  consequence: string;
  reasonLabel: string | null;
  danger: boolean;
  done: string;
}

const told = (recipients: number | null): string => (recipients === null ? '并通知匹配到订阅或关注了项目的人' : recipients === 0 ? '没有人订阅它，不会有人收到通知' : `将通知 ${recipients} 人`);

const hitsSentence = ({ masked, kept }: ActionContext): string => {
  if (masked + kept === 0) return '';
  return `${masked} 处个人信息打码${kept > 0 ? `，${kept} 处按您写的理由保留` : ''}。`;
};

const isPublic = ({ state }: ActionContext['notice']): boolean => state === 'published' || state === 'corrected';

/** The sentence that is asked once before an action: what will happen, and to how many. */
export const actionWords = (action: AskedAction, context: ActionContext): ActionWords => {
  switch (action) {
    case 'submit':
      return { button: '提交审核', title: '提交审核？', consequence: `提交后由另一位同事审核，退回之前您不能再改；批准后${told(context.recipients)}。`, reasonLabel: null, danger: false, done: '已提交审核' };
    case 'approve':
      return { button: '批准发布', title: isPublic(context.notice) ? '批准更正？' : '批准发布？', consequence: `批准后立即公开，${told(context.recipients)}，发出的通知收不回来。${hitsSentence(context)}`, reasonLabel: null, danger: false, done: '已发布' };
    case 'return':
      return { button: '退回', title: '退回修改？', consequence: `退回给${context.notice.authorName ?? '起草人'}修改，公告不会公开。`, reasonLabel: '哪里要改', danger: false, done: '已退回' };
    case 'correct':
      return { button: '更正', title: '更正已发布的公告？', consequence: '会打开一份更正稿，重新审核后成为新版本；在那之前原公告继续公开，旧版本以后仍可查看。', reasonLabel: '更正原因（会公开）', danger: false, done: '已打开更正稿' };
    case 'withdraw':
      return { button: '撤回', title: '撤回公告？', consequence: '公告内容不再公开，原地留下撤回原因；还没发出的推送不再发送，已经收到的人仍会看到通知。', reasonLabel: '撤回原因（会公开）', danger: true, done: '已撤回' };
    case 'discard':
      return { button: '丢弃稿子', title: isPublic(context.notice) || context.notice.state === 'withdrawn' ? '丢弃更正稿？' : '丢弃草稿？', consequence: isPublic(context.notice) ? '更正稿会被删除，已公开的公告不变。' : '草稿会被删除，不能恢复。', reasonLabel: null, danger: true, done: '已丢弃' };
  }
};
