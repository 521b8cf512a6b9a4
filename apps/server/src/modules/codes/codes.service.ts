import { buffer } from 'node:stream/consumers';
import { sceneOf, type CodeLink, type CodeTarget, type CodeTargetWords } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Storage } from '../../platform/storage/storage.js';
import { CodeCallsService, LINK_DAYS } from './code-calls.service.js';
import { CodeTargetsService } from './code-targets.service.js';
import { CodesRepository } from './codes.repository.js';

const DAY_MS = 86_400_000;
/** An SMS is often read days after it was sent, so a link with less time left is not handed out again. */
const LEAST_LEFT_DAYS = 7;
const MAX_BYTES = 2 * 1024 * 1024;

/** A code's picture. */
export interface CodeImage {
  bytes: Buffer;
  mime: string;
}

/** Codes and links to what the public may open. WeChat is asked once; what it made is kept. */
@Injectable()
export class CodesService {
  constructor(
    private readonly codes: CodesRepository,
    private readonly targets: CodeTargetsService,
    private readonly calls: CodeCallsService,
    private readonly storage: Storage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  describe(target: CodeTarget): Promise<CodeTargetWords> {
    return this.targets.get(target);
  }

  async image(target: CodeTarget, width: number): Promise<CodeImage> {
    await this.targets.get(target);
    const name = `${this.nameOf(target)}:${width}`;
    const kept = await this.codes.findCode(name);
    const stored = kept && (await this.storage.open(kept.sha256));
    if (kept && stored) return { bytes: await buffer(stored.stream), mime: kept.mime };
    return this.draw(target, width, name);
  }

  /** The kept link while it lasts, else a new one. */
  async link(target: CodeTarget): Promise<CodeLink> {
    await this.targets.get(target);
    const name = this.nameOf(target);
    const now = this.clock.now();
    const kept = await this.codes.findLink(name);
    if (kept && kept.expiresAt >= addMs(now, LEAST_LEFT_DAYS * DAY_MS)) return { url: kept.url, expiresAt: kept.expiresAt.toISOString() };
    const url = await this.calls.link(target);
    const expiresAt = addMs(now, LINK_DAYS * DAY_MS);
    await this.unitOfWork.run((tx) => this.codes.keepLink(tx, { name, url, expiresAt }));
    return { url, expiresAt: expiresAt.toISOString() };
  }

  private async draw(target: CodeTarget, width: number, name: string): Promise<CodeImage> {
    const bytes = await this.calls.code(target, width);
    const mime = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg';
    const { sha256 } = await this.storage.put(bytes, MAX_BYTES);
    await this.unitOfWork.run((tx) => this.codes.keepCode(tx, { name, sha256, mime, createdAt: this.clock.now() }));
    return { bytes, mime };
  }

  private nameOf(target: CodeTarget): string {
    return `${this.calls.appid}:${this.calls.build}:${sceneOf(target)}`;
  }
}
