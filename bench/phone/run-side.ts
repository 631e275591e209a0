import { readFileSync, statSync } from 'node:fs';
import { waitFor } from '../../tools/parts/os-process.mjs';
import type { Capture } from './capture.ts';
import { inviteDelaysMs } from './read-invites.ts';
import { countBridged } from './read-witness.ts';
import type { SideSeen } from './result.ts';
import { agentAddress, callerAddress, placeCalls } from './sipp.ts';
import { type BenchStage, numbers } from './stage.ts';

export type Side = keyof typeof numbers;

export interface SideRun extends SideSeen {
  retransmissions: number;
  callers: string[];
}

let callersUsed = 0;

/** Rings in for the given time; every call comes from a number of its own, by which it is found again everywhere. */
export async function runSide(
  { asterisk, sipp }: BenchStage,
  capture: Capture,
  side: Side,
  { cps, seconds }: { cps: number; seconds: number },
): Promise<SideRun> {
  const callers = Array.from({ length: cps * seconds }, () => `420${700_000_000 + ++callersUsed}`);
  const witnessBegins = sizeOf(asterisk.witness);
  const { placed, failed, retransmissions } = await placeCalls(sipp, { number: numbers[side], callers, cps });
  await waitFor(
    async () => / 0 active channels/.test(` ${await asterisk.console('core show channels count')}`),
    10_000,
  );
  const delays = inviteDelaysMs(capture.invites(), { caller: callerAddress, agent: agentAddress });
  return {
    placed,
    failedCalls: failed,
    retransmissions,
    callers,
    bridged: countBridged(readFileSync(asterisk.witness).subarray(witnessBegins).toString('utf8')),
    delaysMs: callers.flatMap((caller) => delays.get(caller) ?? []),
  };
}

/** The witness has no numbers: a run is what was written while it lasted. */
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
