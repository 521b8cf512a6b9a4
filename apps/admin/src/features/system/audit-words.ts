import type { AuditEntry } from '@sunshine/contracts';
import type { CsvColumn } from '@/lib/csv';
import { toWall } from '@/lib/time';

/** Chinese for the actions that the server records; one that is not here is shown as it is. */
export const actions: Record<string, string> = {
  'staff.login': '登录',
  'staff.login-failed': '登录失败',
  'staff.locked': '账号锁定',
  'staff.password': '修改密码',
  'staff.create': '添加人员',
  'staff.update': '修改人员',
  'staff.log-out': '退出全部登录',
  'holidays.import': '装入放假安排',
  'notice.create': '起草公告',
  'notice.save': '修改稿子',
  'notice.submit': '提交审核',
  'notice.return': '退回',
  'notice.publish': '批准发布',
  'notice.publish-correction': '批准更正',
  'notice.correct': '开始更正',
  'notice.withdraw': '撤回公告',
  'notice.discard': '丢弃稿子',
  'attachment.upload': '上传附件',
  'import.start': '导入文件',
  'delivery.retry': '再试推送',
  'delivery.retry-many': '批量再试推送',
  'case.answer': '答复诉求',
  'case.phone': '查看回电号码',
  'rating.answer': '答复评价',
  'content.pass': '内容审核通过',
  'content.refuse': '内容审核不通过',
  'article.mirror': '同步资讯',
  'article.hide': '隐藏资讯',
  'article.show': '恢复资讯',
  'article.name': '填写资讯标题',
  'wechat.lift-pause': '恢复微信发送',
  'alarm.close': '关闭提醒',
  'dead-letter.retry': '再试未知错误',
  'dead-letter.dismiss': '忽略未知错误',
  'consent.give': '同意提醒',
  'consent.withdraw': '撤回提醒同意',
  'user.erase': '删除个人数据',
};

export const actionWord = (action: string): string => actions[action] ?? action;

export const auditCsv: CsvColumn<AuditEntry>[] = [
  { title: '时间', value: (row) => toWall(row.at) },
  { title: '谁', value: (row) => row.actorName },
  { title: '从哪里', value: (row) => row.ip },
  { title: '动作', value: (row) => row.action },
  { title: '做了什么', value: (row) => actionWord(row.action) },
  { title: '说明', value: (row) => row.summary },
  { title: '对象', value: (row) => row.objectKind },
  { title: '对象编号', value: (row) => row.objectId },
];
