import path from 'node:path';
import Libsql from 'libsql';

/** One statement on the stack's own database, beside its server: for what only the passing of time can make. */
async function execute(stack, sql, values) {
  const url = stack.serverEnv.DATABASE_URL;
  if (url) {
    const { createConnection } = await import('mysql2/promise');
    const connection = await createConnection({ uri: url, timezone: 'Z' });
    await connection.execute(sql, values);
    await connection.end();
    return;
  }
  const database = new Libsql(path.join(stack.dataDir, 'sunshine.db'));
  database.pragma('busy_timeout = 10000');
  database.prepare(sql).run(...values);
  database.close();
}

/** As if a case had come in earlier: `at` is `2026-09-30 02:00:00.000` in UTC, `dueOn` the day that follows from it. */
export const fileEarlier = (stack, receipt, at, dueOn) => execute(stack, 'UPDATE `case` SET createdAt = ?, answerBy = ?, dueOn = ?, soonOn = ? WHERE receipt = ?', [at, dueOn, dueOn, dueOn, receipt]);
