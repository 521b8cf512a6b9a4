import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from './support/app.js';
import { pendingSchemaChanges } from './support/schema.js';

describe('the migrated schema', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('is what the entities of every module say', async () => {
    const dataSource = test.app.get(DataSource);
    expect(dataSource.entityMetadatas.length).toBeGreaterThan(4);
    expect(await pendingSchemaChanges(dataSource)).toEqual([]);
  });

  it('goes back to nothing and forward again', async () => {
    const dataSource = test.app.get(DataSource);
    for (let left = dataSource.migrations.length; left > 0; left -= 1) await dataSource.undoLastMigration();
    await dataSource.runMigrations();
    expect(await pendingSchemaChanges(dataSource)).toEqual([]);
  });
});
