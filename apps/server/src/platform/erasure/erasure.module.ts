import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Erasure } from './erasure.js';

@Global()
@Module({ imports: [DiscoveryModule], providers: [Erasure], exports: [Erasure] })
export class ErasureModule {}
