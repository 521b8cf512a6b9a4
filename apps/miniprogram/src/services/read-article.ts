import type { ArticleCard } from '@sunshine/contracts';
import { articleUrl, open } from './navigate';
import { platform } from './platform';

/** Whether a tap on the card opens WeChat's reader on this phone. */
export const opensInWechat = (card: Pick<ArticleCard, 'readIn' | 'wechatUrl'>): boolean => card.readIn === 'wechat' && card.wechatUrl !== null && platform.readsArticles();

/** WeChat's reader, inside a tap; an address that it refuses is read here. */
export function readInWechat({ id, wechatUrl }: Pick<ArticleCard, 'id' | 'wechatUrl'>): void {
  void platform.openArticle(wechatUrl ?? '').catch(() => open(articleUrl(id)));
}
