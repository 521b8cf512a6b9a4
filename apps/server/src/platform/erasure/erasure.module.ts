import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Erasure } from './erasure.js';
import { RetentionJob } from './retention.job.js';

@Global()
@Module({ imports: [DiscoveryModule], providers: [Erasure, RetentionJob], exports: [Erasure] })
export class ErasureModule {}
