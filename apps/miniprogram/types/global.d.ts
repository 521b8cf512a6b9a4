/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.png' {
  const url: string;
  export default url;
}

/** Where the server is: empty in h5 (same origin), `TARO_APP_SERVER` at build time for weapp. */
declare const SERVER_BASE: string;

/** The cloud hosting environment (微信云托管) and its service that weapp calls instead of SERVER_BASE; both empty: it calls SERVER_BASE. */
declare const CLOUD_ENV: string;
declare const CLOUD_SERVICE: string;
