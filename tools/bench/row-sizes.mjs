const rows = 100_000;

/** A random id: RAND alone would produce duplicates. */
const idOf = (what) =>
  `INSERT(INSERT(INSERT(INSERT(MD5(CONCAT(RAND(), ${what})), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')`;
const id = idOf('seq');
/** Nobody outside Microsoft knows how long delta links get; the ones seen have a few hundred characters. */
const link = `CONCAT('https://graph.microsoft.com/v1.0/users/delta?$deltatoken=', REPEAT('x', 900))`;
const count = `seq_1_to_${rows}`;

/** Rows as the product writes them, with random ids in the indexes. */
const fillings = {
  auth_user: `INSERT INTO auth_user (id, username, email, email_key, first_name, last_name, is_active, date_joined)
    SELECT ${id}, CONCAT('person', seq, '@school.example'), CONCAT('person', seq, '@school.example'),
      CONCAT('person', seq, '@school.example'), 'Firstname', 'Lastname', 1, NOW(3) FROM ${count}`,
  profiles: `INSERT INTO profiles (user_id, organization_id, o365_user_id, o365_email, o365_display_name, job_title, department, mobile_phone, linked_at, sync_round)
    SELECT u.id, o.id, ${idOf('u.id')}, u.email, 'Firstname Lastname', 'Teacher', 'Mathematics', '+1 555 0100', NOW(3), 1
    FROM auth_user u, (SELECT id FROM organizations LIMIT 1) o WHERE u.email LIKE 'person%'`,
  data_sync_records: `INSERT INTO data_sync_records (id, tenant_id, \`query\`, delta_link, options_hash, round, round_started_at, last_started_at, updated)
    SELECT ${id}, ${id}, 'users', ${link}, SHA2(RAND(), 256), 1, NOW(3), NOW(3), NOW(3) FROM ${count}`,
  sync_runs: `INSERT INTO sync_runs (id, tenant_id, \`query\`, started_at, finished_at, state, run_trigger)
    SELECT ${id}, ${id}, 'users', NOW(3), NOW(3), 'done', 'schedule' FROM ${count}`,
};

/**
 * How many bytes a row takes on disk, including its share of the indexes.
 * @param database a migrated MariaDB with an organization in it
 * @returns {Promise<Record<string, number>>} by table
 */
export async function rowSizes(database) {
  const sizes = {};
  for (const [table, filling] of Object.entries(fillings)) {
    const before = await bytesOf(database, table);
    await database.query(filling);
    sizes[table] = Math.round(((await bytesOf(database, table)) - before) / rows);
  }
  return sizes;
}

async function bytesOf(database, table) {
  await database.query(`ANALYZE TABLE ${table}`);
  const [row] = await database.query(
    `SELECT data_length + index_length AS bytes FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name = '${table}'`,
  );
  return Number(row.bytes);
}
