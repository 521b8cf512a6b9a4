import { Refusal } from './refusal.js';

export interface IpListState {
  on: boolean;
  /** Addresses that may ask for tokens. */
  ips: string[];
  /** Stands in for the address that calls come from; here all come from 127.0.0.1. */
  callerIp?: string | undefined;
}

/** The list of addresses that may ask for tokens (IP 白名单). Off at first. */
export class IpList {
  state: IpListState = { on: false, ips: [] };

  /** @throws Refusal 40164 that names the address, as WeChat words it */
  check(ip: string): void {
    const caller = this.state.callerIp ?? ip;
    if (!this.state.on || this.state.ips.includes(caller)) return;
    throw new Refusal(40164, `invalid ip ${caller} ipv6 ::ffff:${caller}, not in whitelist`, `${caller} 不在 IP 白名单里`);
  }

  clear(): void {
    this.state = { on: false, ips: [] };
  }
}
