import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Log } from './logger.js';

@Global()
@Module({ providers: [{ provide: Log, useFactory: (config: Config) => Log.at(config.env.LOG_LEVEL), inject: [Config] }], exports: [Log] })
export class LoggingModule {}
