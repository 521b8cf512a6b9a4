import type { Config } from './config.js';

/** What is missing or will not last, for the person who starts the server. */
export const warningsOf = (config: Config): string[] => [...accountWarnings(config), ...callbackWarnings(config), ...(config.env.CLOUD_HOSTING ? cloudWarnings(config) : [])];

/** Notices are served without WeChat. */
const accountWarnings = ({ mini, official }: Config): string[] => [
  ...(mini ? [] : ['微信小程序尚未配置（WECHAT_MINI_APPID、WECHAT_MINI_SECRET）：可以看公告，登录和推送暂停']),
  ...(official ? [] : ['微信服务号尚未配置（WECHAT_OFFICIAL_APPID、WECHAT_OFFICIAL_SECRET）：不发送模板消息']),
];

/** In plain mode the signature covers the time of a push and not its content. */
const callbackWarnings = ({ mini, official }: Config): string[] => [
  ...(mini?.callback?.aesKey === '' ? ['小程序消息推送为明文模式：内容没有签名保护，请设置 WECHAT_MINI_AES_KEY 并在微信后台改为安全模式'] : []),
  ...(official?.callback?.aesKey === '' ? ['服务号消息推送为明文模式：内容没有签名保护，请设置 WECHAT_OFFICIAL_AES_KEY 并在微信后台改为安全模式'] : []),
];

/** Cloud hosting has no disk that outlives an instance, and anybody may write its headers while public access is on. */
const cloudWarnings = ({ env, databaseUrl }: Config): string[] => [
  ...(databaseUrl.startsWith('sqlite:') ? ['云托管没有持久磁盘：数据会随实例消失，请开通 MySQL 并设置 DATABASE_URL 或 MYSQL_ADDRESS'] : []),
  ...(env.STORAGE_URL ? [] : ['云托管没有持久磁盘：附件会随实例消失，请挂载文件存储并设置 STORAGE_URL']),
  ...(env.DATA_KEY ? [] : ['云托管没有持久磁盘：加密密钥会随实例消失，手机号将无法解密，请设置 DATA_KEY']),
  ...(env.CLOUD_PUBLIC_ACCESS === 'off' ? [] : ['没有声明公网访问已关闭（CLOUD_PUBLIC_ACCESS=off）：不采信平台注入的身份，手机无法免 code 登录，未签名的消息推送一律拒收']),
];
