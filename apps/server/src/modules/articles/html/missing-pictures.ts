import { PICTURE_PATH } from '../picture-path.js';

const PICTURE = new RegExp(`<img src="${PICTURE_PATH}([0-9a-f]{64})" alt="([^"]*)">`, 'g');

/** Clean HTML with words in place of the pictures that we do not hold, so that the page reads without them. */
export const withoutMissing = (html: string, missing: ReadonlySet<string>): string =>
  html.replace(PICTURE, (image, hash: string, alt: string) => (missing.has(hash) ? `〔图片${alt ? `：${alt}` : '暂时无法显示'}〕` : image));
