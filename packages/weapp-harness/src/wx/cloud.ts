import type { CloudGateway } from '../types.js';
import type { Options, WxTable } from './bridge.js';
import { WxFailure } from './failure.js';
import { answerOf, send, task, type NetworkHost } from './network.js';

const PATIENCE = { maxMs: 15_000, timedOut: { errCode: 102_002 } };
const MAX_REQUEST_BYTES = 100 * 1024;
const MAX_RESPONSE_BYTES = 1000 * 1024;

/** wx.cloud as far as it reaches a container: its limits, and the headers that its gateway adds and nobody else may write. */
export function cloudApi(host: NetworkHost, gateway: CloudGateway | undefined): WxTable {
  if (!gateway) return {};
  let env: unknown;
  const callContainer = task(
    host,
    'callContainer',
    async (options, signal) => {
      const header = lowerCase(options['header']);
      if (env !== gateway.env || header['x-wx-service'] !== gateway.service) throw new WxFailure('Invalid host', { errCode: -501_000 });
      if (Buffer.byteLength(JSON.stringify(options['data'] ?? '')) > MAX_REQUEST_BYTES) throw new WxFailure('request too large', { errCode: -606_001 });
      const own = Object.entries(header).filter(([name]) => !name.startsWith('x-wx-'));
      const sent = await send(host, { ...options, url: options['path'], header: { ...Object.fromEntries(own), ...gateway.headers } }, signal);
      if (sent.bytes.length > MAX_RESPONSE_BYTES) throw new WxFailure('response too large', { errCode: -1 });
      return answerOf(host, options, sent);
    },
    PATIENCE,
  );
  return { cloud: { init: (config: Options = {}) => void (env = config['env']), callContainer } };
}

const lowerCase = (header: unknown): Options => Object.fromEntries(Object.entries((header ?? {}) as Options).map(([name, value]) => [name.toLowerCase(), value]));
