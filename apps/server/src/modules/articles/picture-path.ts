/** Pictures of articles are served under this path, each by the SHA-256 of its address at WeChat. */
export const PICTURE_PATH = '/api/articles/images/';
