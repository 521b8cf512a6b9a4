import type { DataSource } from 'typeorm';

/** The statements that would still change the database into what the entities say: none, when the migrations are right. */
export async function pendingSchemaChanges(dataSource: DataSource): Promise<string[]> {
  const log = await dataSource.driver.createSchemaBuilder().log();
  return log.upQueries.map((query) => query.query);
}
