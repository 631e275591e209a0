import path from 'node:path';
import { makePrivateFolder } from './private-folder.mjs';
import { ownFolder } from './run-unprivileged.mjs';

/** @typedef {import('./postgres-cluster.mjs').ClusterPlace} ClusterPlace */

/** A segment of the log is handed over at the latest after this time: what a lost disk costs, when little happens. */
const ARCHIVE_TIMEOUT_SECONDS = 60;

/** What is kept for a standby that does not fetch it: after that it is made anew, rather than the disk filled. */
const KEPT_FOR_A_STANDBY = '4GB';

/**
 * Where the server puts its finished segments and from where the backup takes them. It lies beside the cluster, because
 * the server may run as somebody who can write nowhere else, and never learns what the backup is sealed with.
 * @param {ClusterPlace} place
 */
export function spoolOf(place) {
  return path.join(place.folder, 'wal-spool');
}

/** @param {ClusterPlace} place */
export function provideSpool(place) {
  makePrivateFolder(spoolOf(place));
  ownFolder(place.way, spoolOf(place));
}

/**
 * Written under another name, on the disk before it has its own. A segment that is there already was handed over before a
 * crash of the server: it must be the same.
 * @param {ClusterPlace} place
 * @returns {Record<string, string>}
 */
export function archiveSettings(place) {
  const spool = forShell(spoolOf(place));
  const kept = `${spool}/%f`;
  const half = `${spool}/%f.new`;
  return {
    archive_mode: 'on',
    archive_timeout: String(ARCHIVE_TIMEOUT_SECONDS),
    max_slot_wal_keep_size: KEPT_FOR_A_STANDBY,
    archive_command: `if [ -f ${kept} ]; then cmp -s %p ${kept}; else cp %p ${half} && sync ${half} && mv ${half} ${kept} && sync ${spool}; fi`,
  };
}

/**
 * A path as PostgreSQL hands it to the shell, where a percent sign begins a name of its own.
 * @param {string} text
 */
export function forShell(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`.replaceAll('%', '%%');
}
