/** A row of the log: under which epoch it was written, null where a person's command wrote it and no engine. */
export interface Written {
  version: number;
  epoch: number | null;
}

/** Gaps in the versions, and what was written by an owner whose time was over; each in one sentence. */
export function orderFaults(rows: readonly Written[]): string[] {
  const faults: string[] = [];
  let highest = 0;
  for (const [nth, { version, epoch }] of rows.entries()) {
    const before = rows[nth - 1]?.version;
    if (before !== undefined && version !== before + 1) faults.push(`after version ${before} comes ${version}`);
    if (epoch === null) continue;
    if (epoch < highest) faults.push(`version ${version} was written under epoch ${epoch}, which was over`);
    highest = Math.max(highest, epoch);
  }
  return faults;
}
