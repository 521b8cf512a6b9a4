import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { AppError } from '../../platform/http/app-error.js';
import { regionByCode } from './regions.js';

/** Names of regions as this centre calls them: its own list (which may hold towns) before the national one. */
@Injectable()
export class RegionNames {
  constructor(private readonly config: Config) {}

  /** Throws AppError VALIDATION_FAILED for a code that neither list has. */
  of(code: string): string {
    const own = this.config.centre.regions.find((region) => region.code === code);
    const name = own?.name ?? regionByCode(code)?.name;
    if (name === undefined) throw new AppError('VALIDATION_FAILED', '没有这个地区代码', { details: [{ path: 'draft.regionCode', message: '没有这个地区代码' }] });
    return name;
  }

  /** The centre's own region. */
  own(): string {
    return this.config.centre.regionCode;
  }
}
