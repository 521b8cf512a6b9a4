import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Config } from '../config/config.js';
import { createDataSource, dataSourceOptions } from './data-source.js';
import { migrate } from './migrate.js';
import { UnitOfWork } from './unit-of-work.js';

/** Serverless MySQL of cloud hosting takes some seconds to wake. */
const CLOUD_WAKE_MS = 60_000;

/** Opens the database and migrates it before anything else is made; modules add entities with `TypeOrmModule.forFeature`. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: async (config: Config) => ({
        ...(await dataSourceOptions({ url: config.databaseUrl, poolSize: config.env.DATABASE_POOL_SIZE, wakeMs: config.env.CLOUD_HOSTING ? CLOUD_WAKE_MS : 0 })),
        autoLoadEntities: true,
        retryAttempts: 0,
      }),
      dataSourceFactory: async (options) => {
        const dataSource = await createDataSource(options as DataSourceOptions).initialize();
        try {
          await migrate(dataSource);
        } catch (error) {
          await dataSource.destroy();
          throw error;
        }
        return dataSource;
      },
    }),
  ],
  providers: [UnitOfWork],
  exports: [UnitOfWork],
})
export class DatabaseModule {}
