/** What stands in the way of a backup or a restore; the message is the one sentence to show. */
export class BackupFailure extends Error {}
