import { randomBytes } from 'node:crypto';

/** WeChat says no: HTTP 200 with this code. `why` tells people on the sandbox's page what was wrong; it holds no values. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly errcode: number,
    readonly errmsg: string,
    readonly why?: string,
  ) {
    super(`${errcode} ${errmsg}`);
  }
}

/** The tail of WeChat's error texts. */
export const newRid = (): string => [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');
