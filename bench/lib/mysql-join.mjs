import { createConnection } from 'mysql2/promise';

const CHUNK = 5_000;

const TABLES = [
  'CREATE TABLE alert (id INT PRIMARY KEY, min_fen BIGINT NULL, max_fen BIGINT NULL, any_of TINYINT NOT NULL, all_of TINYINT NOT NULL, has_category TINYINT NOT NULL, has_type TINYINT NOT NULL, has_region TINYINT NOT NULL, has_owner TINYINT NOT NULL)',
  'CREATE TABLE word (id INT PRIMARY KEY, text VARCHAR(64) COLLATE utf8mb4_bin NOT NULL)',
  'CREATE TABLE alert_word (word_id INT NOT NULL, role CHAR(4) NOT NULL, alert_id INT NOT NULL, PRIMARY KEY (word_id, role, alert_id))',
  'CREATE TABLE alert_value (alert_id INT NOT NULL, kind CHAR(8) NOT NULL, value VARCHAR(32) NOT NULL, PRIMARY KEY (alert_id, kind, value), KEY (kind, value, alert_id))',
];

/** The words found, once; the alerts that have one of them, or none at all; each condition as a row that must be there. */
const JOIN = `
  WITH found AS (SELECT id FROM word WHERE LOCATE(text, ?) > 0 OR LOCATE(text, ?) > 0),
       counted AS (SELECT w.alert_id, SUM(w.role = 'any') anys, SUM(w.role = 'all') alls, SUM(w.role = 'none') nones FROM found f JOIN alert_word w ON w.word_id = f.id GROUP BY w.alert_id)
  SELECT COUNT(*) matched FROM alert a LEFT JOIN counted c ON c.alert_id = a.id
  WHERE (a.any_of = 0 OR c.anys > 0) AND (a.all_of = 0 OR c.alls = a.all_of) AND COALESCE(c.nones, 0) = 0
    AND (a.min_fen IS NULL OR a.min_fen <= ?) AND (a.max_fen IS NULL OR a.max_fen >= ?)
    AND (a.has_category = 0 OR EXISTS (SELECT 1 FROM alert_value v WHERE v.alert_id = a.id AND v.kind = 'category' AND v.value = ?))
    AND (a.has_type = 0 OR EXISTS (SELECT 1 FROM alert_value v WHERE v.alert_id = a.id AND v.kind = 'type' AND v.value = ?))
    AND (a.has_region = 0 OR EXISTS (SELECT 1 FROM alert_value v WHERE v.alert_id = a.id AND v.kind = 'region' AND v.value = ?))
    AND (a.has_owner = 0 OR EXISTS (SELECT 1 FROM alert_value v WHERE v.alert_id = a.id AND v.kind = 'owner' AND v.value = ?))`;

/** Milliseconds and number of matches of each notice, by one query on tables made for the run and dropped. */
export async function joinedMs(url, alerts, notices) {
  const connection = await createConnection(url);
  const database = `bench_matching_${process.pid}`;
  try {
    await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
    await connection.query(`USE ${database}`);
    for (const table of TABLES) await connection.query(table);
    await fill(connection, alerts);
    const [times, counts] = [[], []];
    for (const { title, body, amountFen, category, type, region, ownerId } of notices) {
      const start = performance.now();
      const [[row]] = await connection.query(JOIN, [title, body, amountFen, amountFen, category, type, region, ownerId]);
      times.push(performance.now() - start);
      counts.push(Number(row.matched));
    }
    return { times, counts };
  } finally {
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection.end();
  }
}

async function fill(connection, alerts) {
  const wordIds = new Map();
  const idOf = (word) => wordIds.get(word) ?? wordIds.set(word, wordIds.size + 1).get(word);
  const rows = { alert: [], alert_word: [], alert_value: [] };
  for (const [id, alert] of alerts.entries()) {
    const kinds = { category: alert.categories, type: alert.types, region: alert.regions, owner: alert.ownerIds };
    const allOf = [...new Set(alert.allOf)];
    rows.alert.push([id, alert.minFen ?? null, alert.maxFen ?? null, alert.anyOf?.length ?? 0, allOf.length, ...Object.values(kinds).map((values) => (values ? 1 : 0))]);
    for (const [role, words] of Object.entries({ any: alert.anyOf, all: allOf, none: alert.noneOf })) for (const word of new Set(words)) rows.alert_word.push([idOf(word), role, id]);
    for (const [kind, values] of Object.entries(kinds)) for (const value of values ?? []) rows.alert_value.push([id, kind, value]);
  }
  const all = { word: [...wordIds].map(([text, id]) => [id, text]), ...rows };
  for (const [table, list] of Object.entries(all)) for (let at = 0; at < list.length; at += CHUNK) await connection.query(`INSERT INTO ${table} VALUES ?`, [list.slice(at, at + CHUNK)]);
  await connection.query('ANALYZE TABLE alert, word, alert_word, alert_value');
}
