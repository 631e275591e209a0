import { readFileSync } from 'node:fs';

/** USER_HZ of every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor time that a process has used, in seconds; fields 14 and 15 of /proc/PID/stat. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
