import { describe, expect, it } from '@jest/globals';
import { createDataSource, dataSourceOptions } from './data-source.js';

describe('a statement whose only parameter is a Buffer', () => {
  it('runs on the embedded database instead of ending the process', async () => {
    const dataSource = await createDataSource(await dataSourceOptions({ url: 'sqlite::memory:', poolSize: 2 })).initialize();
    await dataSource.query('CREATE TABLE t (bytes BLOB)');
    await dataSource.query('INSERT INTO t VALUES (?)', [Buffer.from('甲')]);
    expect(await dataSource.query('SELECT length(bytes) AS size FROM t WHERE bytes = ?', [Buffer.from('甲')])).toEqual([expect.objectContaining({ size: 3 })]);
    await dataSource.destroy();
  });
});
