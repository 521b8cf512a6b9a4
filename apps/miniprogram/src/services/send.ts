export { sendByHttp as send } from './http-send';

/** Whether the way to the server says who is calling; otherwise a login needs WeChat's code. */
export const isPersonKnown = false;
