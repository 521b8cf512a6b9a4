import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DataKey } from './data-key.js';
import { loadDataKey } from './load-data-key.js';

@Global()
@Module({
  providers: [{ provide: DataKey, useFactory: (config: Config) => loadDataKey(config.env.DATA_KEY, config.dataDir), inject: [Config] }],
  exports: [DataKey],
})
export class CryptoModule {}
