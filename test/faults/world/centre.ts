import { compareContacts } from '../observe/contacts.ts';
import { type LogReader, openLogReader } from '../observe/log.ts';
import { type Agent, seatAgent, type Workplace } from '../people/agent.ts';
import { type Caller, ringIn } from '../people/caller.ts';
import { type Stalls, watchStalls } from '../people/stalls.ts';
import { longestSilence, startTalk, type Talk } from '../people/talk.ts';
import { until } from '../../phone/support/waiting.ts';
import type { ScenarioWorld } from '../scenario.ts';
import { benchCompany, type Company } from './company.ts';
import { goFirst, goLikeOthers } from './priority.ts';
import { openScratch, type Scratch } from './scratch.ts';
import { startZvon, type Zvon, type ZvonOptions } from './zvon.ts';

/** A company at work on a Zvon of its own: who is there, what is said, and what the log and the witness have of it. */
export interface Centre {
  zvon: Zvon;
  scratch: Scratch;
  agents: Agent[];
  talks: Talk[];
  stalls: Stalls;
  log: LogReader;
  place: Workplace;
  ring(toneHz?: number): Promise<Caller>;
  /** Hangs everybody up, and says in one sentence each what is wrong with log, witness and audio. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

export interface CentreOptions extends Pick<ZvonOptions, 'settings'> {
  agents: number;
  /** Conversations that begin now and are to be heard until the end. */
  talks: number;
  /** Who works there; the company that the engine of the faults founds unless said otherwise. */
  company?: Company;
  /** Where the desks go; the engine itself unless said otherwise. */
  front?: string;
  /** Done in the empty folder before anything starts there; gives settings that follow from it. */
  prepare?: (folder: string) => Promise<Record<string, string>>;
  /** Done before anybody comes to work. */
  whenRunning?: (zvon: Zvon) => Promise<void>;
}

/** What a call may be without at most, in either direction. */
const silenceMsMax = 200;
const contactsEndWithinMs = 15_000;

export async function openCentre(
  world: Pick<ScenarioWorld, 'program' | 'logs'>,
  { prepare, whenRunning, front, company = benchCompany, ...options }: CentreOptions,
): Promise<Centre> {
  const scratch = openScratch(world.logs);
  const closing: (() => Promise<void>)[] = [scratch.close];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0)) await step().catch(() => undefined);
  };
  try {
    const settings = { ...options.settings, ...(await prepare?.(scratch.folder)) };
    const zvon = await startZvon({ folder: scratch.folder, program: world.program, settings });
    closing.unshift(zvon.stop);
    await whenRunning?.(zvon);
    for (const pid of [process.pid, zvon.asterisk().identity.pid]) goFirst(pid);
    closing.unshift(async () => goLikeOthers());
    const log = openLogReader(zvon.ownerUrl);
    closing.unshift(log.close);
    const stalls = watchStalls();
    closing.unshift(async () => stalls.stop());
    const place = { address: front ?? zvon.address, sipPort: zvon.asterisk().sipPort, company };
    const callers: Caller[] = [];
    const agents: Agent[] = [];
    closing.unshift(
      async () =>
        void (await Promise.all([...callers.map(({ hangUp }) => hangUp()), ...agents.map((agent) => agent.close())])),
    );
    for (let nth = 0; nth < options.agents; nth += 1) agents.push(await seatAgent(place, nth));
    const talks: Talk[] = [];
    for (let nth = 0; nth < options.talks; nth += 1) talks.push(await startTalk(place, agents));
    callers.push(...talks.map(({ caller }) => caller));
    const ring = async (toneHz?: number): Promise<Caller> => {
      const caller = await ringIn(place, toneHz);
      callers.push(caller);
      return caller;
    };
    const faults = (): Promise<string[]> =>
      whatIsWrong({ witness: zvon.asterisk().witness, log, talks, stalls, callers });
    return { zvon, scratch, place, agents, talks, stalls, log, ring, faults, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Seen extends Pick<Centre, 'log' | 'talks' | 'stalls'> {
  witness: string;
  callers: readonly Caller[];
}

async function whatIsWrong({ witness, log, talks, stalls, callers }: Seen): Promise<string[]> {
  const nowMs = performance.now();
  const silent = talks.flatMap((talk) => silenceFault(talk, stalls, nowMs));
  await Promise.all(callers.map(({ hangUp }) => hangUp()));
  const agrees = async (): Promise<boolean> => (await compareContacts(witness, log)).length === 0;
  // Where they do not come to agree, what they differ in is the answer.
  await until(agrees, contactsEndWithinMs).catch(() => undefined);
  return [...silent, ...(await compareContacts(witness, log)), ...(await log.faults())];
}

function silenceFault(talk: Talk, stalls: Stalls, nowMs: number): string[] {
  const silence = longestSilence(talk, stalls, nowMs);
  if (!silence || silence.ms <= silenceMsMax) return [];
  const { ms, whose, at, how } = silence;
  return [`in the call of ${talk.caller.from} ${whose} did not hear the other for ${ms} ms at ${at}: ${how}`];
}
