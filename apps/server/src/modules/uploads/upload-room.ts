import { Injectable } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import { UploadsRepository } from './uploads.repository.js';

const MEGABYTE = 1_048_576;
/** Open while files are refused because too much lies unclaimed. */
export const UPLOADS_FULL = 'uploads:full';

/** Files that no form has taken may fill so much and no more: anybody may send them. A few at the same time may pass the cap by their own size. */
@Injectable()
export class UploadRoom {
  constructor(
    private readonly uploads: UploadsRepository,
    private readonly config: Config,
    private readonly alarms: Alarms,
  ) {}

  /** Throws when a file of this size has no room; what lies there stays. */
  async require(size: number): Promise<void> {
    if (await this.fits(size)) return;
    const { unclaimedMegabytes } = this.config.centre.uploads;
    await this.alarms.raise(UPLOADS_FULL, `未提交的上传文件已达 ${unclaimedMegabytes} MB 上限，暂停接收新文件。请查看是否有人恶意上传；文件满 24 小时自动清除，也可调高 uploads.unclaimedMegabytes。`);
    throw new AppError('TOO_MANY_REQUESTS', '现在上传文件的人太多，请过一会儿再传；已经传好的文件不受影响');
  }

  async clearAlarm(): Promise<void> {
    if (await this.fits(1)) await this.alarms.clear(UPLOADS_FULL);
  }

  private async fits(size: number): Promise<boolean> {
    return (await this.uploads.unclaimedBytes()) + size <= this.config.centre.uploads.unclaimedMegabytes * MEGABYTE;
  }
}
