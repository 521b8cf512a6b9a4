/** Where a case comes in: this program inside WeChat, or its pages in a browser. */
export const source: 'mini' | 'h5' = process.env.TARO_ENV === 'h5' ? 'h5' : 'mini';
