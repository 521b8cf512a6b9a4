import { fileURLToPath } from 'node:url';
import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { FileStorage } from './file-storage.js';
import { Storage } from './storage.js';

@Global()
@Module({
  providers: [{ provide: Storage, useFactory: (config: Config) => new FileStorage(fileURLToPath(config.storageUrl)), inject: [Config] }],
  exports: [Storage],
})
export class StorageModule {}
