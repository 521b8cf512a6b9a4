import Taro from '@tarojs/taro';
import { createCloudSend, type Cloud } from './cloud-send';
import { sendByHttp } from './http-send';
import type { Send } from './request';

export const isPersonKnown = CLOUD_ENV !== '' && CLOUD_SERVICE !== '';

export const send: Send = isPersonKnown ? createCloudSend(Taro.cloud as Cloud, { env: CLOUD_ENV, service: CLOUD_SERVICE }) : sendByHttp;
