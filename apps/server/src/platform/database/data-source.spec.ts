import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataSourceOptions } from './data-source.js';

const ER_CON_COUNT_ERROR = 1040;

/** MySQL's first packet when it refuses a client: length, number, 0xff, code, state, words. */
function refusal(): Buffer {
  const body = Buffer.concat([Buffer.from([0xff, ER_CON_COUNT_ERROR & 0xff, ER_CON_COUNT_ERROR >> 8]), Buffer.from('#08004Too many connections')]);
  return Buffer.concat([Buffer.from([body.length, 0, 0, 0]), body]);
}

describe('a database that sleeps', () => {
  let server: Server;
  let calls: number;
  const open = (wakeMs: number) => dataSourceOptions({ url: `mysql://root@127.0.0.1:${(server.address() as AddressInfo).port}/none`, poolSize: 2, wakeMs });

  beforeEach(async () => {
    calls = 0;
    // The first caller is hung up on; whoever calls again hears a proper answer.
    server = createServer((socket) => ((calls += 1) === 1 ? socket.destroy() : socket.end(refusal())));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is called again where databases sleep', async () => {
    await expect(open(10_000)).rejects.toMatchObject({ code: 'ER_CON_COUNT_ERROR' });
    expect(calls).toBe(2);
  });

  it('is called once elsewhere, so that a wrong address is said at once', async () => {
    await expect(open(0)).rejects.toMatchObject({ code: expect.stringMatching(/ECONNRESET|PROTOCOL_CONNECTION_LOST/) as unknown });
    expect(calls).toBe(1);
  });
});
