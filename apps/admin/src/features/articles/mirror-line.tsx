import type { ArticleMirror } from '@sunshine/contracts';
import { Alert } from 'antd';
import { toWall } from '@/lib/time';

const factsOf = ({ lastEndedAt, lastFullAt, counts }: ArticleMirror): string =>
  [
    lastEndedAt === null ? '还没有同步过' : `上次同步 ${toWall(lastEndedAt)}`,
    lastFullAt === null ? null : `全部核对 ${toWall(lastFullAt)}`,
    `显示 ${counts.shown} 篇，隐藏 ${counts.hidden} 篇，微信已删除 ${counts.removed} 篇`,
    counts.picturesMissing > 0 ? `${counts.picturesMissing} 张图片还没有取到，会自动重试` : null,
  ]
    .filter(Boolean)
    .join('；');

/** When articles were last compared with WeChat, and what went wrong. */
export const MirrorLine = ({ mirror, moving }: { mirror: ArticleMirror; moving: boolean }) => {
  if (!mirror.configured) return <Alert type="info" showIcon title="尚未配置公众号。配置后，公众号发布的文章会自动出现在手机的资讯里。" />;
  return (
    <>
      <p className="page-note" role="status">
        {moving ? '正在同步…' : factsOf(mirror)}
      </p>
      {mirror.lastError !== null && !moving && (
        <Alert type="error" showIcon title="上次同步没有成功" description={`${mirror.lastError}${mirror.pausedUntil === null ? '' : `。${toWall(mirror.pausedUntil)} 前不再自动尝试`}`} />
      )}
    </>
  );
};
