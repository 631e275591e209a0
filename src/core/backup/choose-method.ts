/** What of the server can be seen before a backup. */
export interface ServerSeen {
  /** Its data directory lies on this machine and is Zvon's own. */
  isOwn: boolean;
  archives: boolean;
  mayReplicate: boolean;
  walSenders: number;
  major: number;
  /** Places outside of the data directory, which no way here covers. */
  tablespaces: number;
}

export type Method = { method: 'files' | 'replication'; sentence: string } | { method: null; sentence: string };

const oldestMajor = 15;

/** How the base of a backup is taken, in one sentence that says it; no client program is needed for either way. */
export function chooseMethod(seen: ServerSeen): Method {
  const no = (sentence: string): Method => ({ method: null, sentence });
  if (seen.tablespaces > 0)
    return no('The server keeps tablespaces outside of its data directory, which no backup by Zvon would hold.');
  if (seen.isOwn && !seen.archives)
    return no('The server runs without archiving, as one started by an older Zvon does: restart it by npm start.');
  if (seen.isOwn)
    return {
      method: 'files',
      sentence: `The files of the embedded server (PostgreSQL ${seen.major}) are copied between pg_backup_start and pg_backup_stop.`,
    };
  if (seen.major < oldestMajor)
    return no(`The server is PostgreSQL ${seen.major}; from ${oldestMajor} on it can be copied.`);
  if (!seen.mayReplicate)
    return no(
      'The role of DATABASE_URL may not replicate: give it the attribute REPLICATION, or have the server backed up by its own means.',
    );
  if (seen.walSenders === 0)
    return no('The server takes no replication (max_wal_senders is 0), so its files cannot be asked for.');
  return {
    method: 'replication',
    sentence: `The server (PostgreSQL ${seen.major}) sends its files over the replication protocol.`,
  };
}
