import type { AlarmList, RidExplanation, WechatPauseList } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError, UpstreamError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import { pauseLabel } from '../deliveries/alarm-words.js';
import { DeadLettersService } from '../deliveries/dead-letters.service.js';
import { PausesService } from '../deliveries/pauses.service.js';
import { isFromWechat } from './link-health.service.js';

/** What WeChat tells of a failed request, and its name for us. The request's body is left out: it names the reader. */
const EXPLAINED: [key: string, name: string][] = [
  ['invoke_time', '调用时间'],
  ['cost_in_ms', '耗时（毫秒）'],
  ['request_url', '请求地址'],
  ['response_body', '微信的答复'],
  ['client_ip', '服务器 IP'],
];

/** What is paused, alarming or stuck. */
@Injectable()
export class TroublesService {
  constructor(
    private readonly pausesOfSending: PausesService,
    private readonly deadLetters: DeadLettersService,
    private readonly alarmsOfAll: Alarms,
    private readonly gateway: WechatGateway,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async pauses(): Promise<WechatPauseList> {
    const rows = await this.pausesOfSending.list();
    return { items: rows.map(({ name, until, reason, detail }) => ({ name, label: pauseLabel(name), until: until.toISOString(), reason, detail })) };
  }

  async lift(staff: StaffCaller, name: string): Promise<WechatPauseList> {
    await this.pausesOfSending.lift(staff, name);
    return this.pauses();
  }

  async alarms(): Promise<AlarmList> {
    const open = await this.alarmsOfAll.list();
    return { items: open.map(({ firstAt, lastAt, ...alarm }) => ({ ...alarm, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() })) };
  }

  /** Staff have seen to it; it comes again when its cause does. */
  async close(staff: StaffCaller, key: string): Promise<AlarmList> {
    await this.unitOfWork.run(async (tx) => {
      await this.alarmsOfAll.clear(key, tx);
      await this.audit.record(tx, { actor: staff, action: 'alarm.close', objectKind: 'alarm', objectId: key.slice(0, 64), summary: `关闭提醒：${key}` });
    });
    return this.alarms();
  }

  /** Asks WeChat about the failed request of a dead letter; it remembers one for 7 days. */
  async explain(deadLetterId: string): Promise<RidExplanation> {
    const { account, rid } = await this.deadLetters.request(deadLetterId);
    if (rid === null) throw new AppError('NOT_FOUND', '微信的答复里没有请求编号（rid），无法查询');
    const request = await this.gateway[account].explainRid(rid).catch((error: unknown) => {
      throw isFromWechat(error) ? new UpstreamError(error.message) : error;
    });
    return { lines: EXPLAINED.filter(([key]) => request[key] !== undefined).map(([key, name]) => ({ name, value: String(request[key]) })) };
  }
}
