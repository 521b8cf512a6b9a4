import { RequestError, type FailureCode } from './errors';
import type { Send } from './request';

/** The part of wx.cloud that reaches a container. */
export interface Cloud {
  init(config: { env: string }): unknown;
  callContainer(call: { path: string; method: 'GET' | 'POST' | 'PUT' | 'DELETE'; header: Record<string, string>; data?: unknown; timeout: number }): Promise<{ statusCode: number; data: unknown }>;
}

/** callContainer waits no longer, whatever it is told. */
const TIMEOUT_MS = 15_000;

/** https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/error-codes.html */
const failures: Record<number, FailureCode> = { 102002: 'TIMED_OUT', [-606001]: 'TOO_LARGE' };

/** Sends through WeChat's own network to a service of cloud hosting (微信云托管): no domain, and the gateway names the person. */
export function createCloudSend(cloud: Cloud, { env, service }: { env: string; service: string }): Send {
  let isReady = false;
  return async (method, path, body, token) => {
    if (!isReady) cloud.init({ env });
    isReady = true;
    const header = { 'X-WX-SERVICE': service, 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    try {
      const answer = await cloud.callContainer({ path, method, header, ...(body === undefined ? {} : { data: body }), timeout: TIMEOUT_MS });
      return { status: answer.statusCode, body: answer.data };
    } catch (failure) {
      throw new RequestError(failures[(failure as { errCode?: number }).errCode ?? 0] ?? 'OFFLINE');
    }
  };
}
