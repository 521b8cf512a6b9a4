import { Global, Module } from '@nestjs/common';
import { CloudHosting } from './cloud-hosting.js';

@Global()
@Module({ providers: [CloudHosting], exports: [CloudHosting] })
export class CloudModule {}
