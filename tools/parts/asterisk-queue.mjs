/** @typedef {import('./asterisk-dialplan.mjs').BenchQueue} BenchQueue */

/**
 * One endpoint a member: members that share one endpoint have no device state of their own.
 * @param {BenchQueue} bench
 */
export function benchMemberNames({ members }) {
  return Array.from({ length: members }, (_, index) => `bench-${String(index + 1).padStart(4, '0')}`);
}

/**
 * Asterisk's own Queue(), the peer of the telephone benchmark.
 * @param {BenchQueue | undefined} bench
 */
export function writeQueues(bench) {
  if (!bench) return '[general]\n';
  const members = benchMemberNames(bench).map((name) => `member => PJSIP/${name}\n`);
  return `[general]
persistentmembers=no
autofill=yes
shared_lastcall=no
[bench]
strategy=leastrecent
ringinuse=no
timeout=15
retry=1
wrapuptime=0
joinempty=yes
leavewhenempty=no
${members.join('')}`;
}
