import Taro from '@tarojs/taro';
import { RequestError } from './errors';
import type { SendFile } from './files-port';
import { absoluteUrl } from './http-send';
import { isPersonKnown } from './send';

const TIMEOUT_MS = 120_000;

/** WeChat's way without a domain (callContainer) takes 100 KB and no files: there only a centre with a domain of its own can take files. */
export const canSendFiles = !isPersonKnown || SERVER_BASE.startsWith('https:');

export const sendFile: SendFile = async (file, path, token, onProgress) => {
  const task = Taro.uploadFile({ url: absoluteUrl(path), filePath: file.path, name: 'file', formData: { name: file.name }, header: token ? { authorization: `Bearer ${token}` } : {}, timeout: TIMEOUT_MS });
  task.progress?.(({ progress }) => onProgress(progress));
  try {
    const { statusCode, data } = await task;
    return { status: statusCode, text: data };
  } catch (failure) {
    throw new RequestError(/time-?out/i.test(String((failure as { errMsg?: string }).errMsg ?? failure)) ? 'TIMED_OUT' : 'OFFLINE');
  }
};
