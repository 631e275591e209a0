import type pg from 'pg';

export interface RecordingOnDisk {
  /** Below the folder of recordings. */
  file: string;
  sha256: string;
}

/** All recordings that are stored, of every tenant: the owner of a server of one's own is behind the same walls as others. */
export async function storedRecordings(connection: pg.Client, since = new Date(0)): Promise<RecordingOnDisk[]> {
  const tenants = await connection.query<{ id: string }>('select id from tenant order by id');
  const found: RecordingOnDisk[] = [];
  for (const { id } of tenants.rows) {
    await connection.query("select set_config('app.tenant', $1, false), set_config('app.principals', '*', false)", [
      id,
    ]);
    const { rows } = await connection.query<RecordingOnDisk>(
      `select file, encode(sha256, 'hex') as sha256 from recording
       where tenant_id = $1 and started_at >= $2 and file is not null and sha256 is not null order by file`,
      [id, since],
    );
    found.push(...rows);
  }
  return found;
}
