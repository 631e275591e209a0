import { pass } from '../../phone/support/waiting.ts';
import type { LogReader } from '../observe/log.ts';
import type { Talk } from './talk.ts';

/** An agent who types a note in the call: numbers, so that what was kept can be told from what was lost. */
export interface Typist {
  /** Ends the typing; what was acknowledged and is not there, in one sentence each. */
  stop(): Promise<string[]>;
  acknowledged(): number;
}

const typesEveryMs = 100;

export async function startTyping({ agent, caller }: Talk, log: LogReader): Promise<Typist> {
  const [contact] = await log.query<{ id: string }>('select id from interaction where from_number like $1', [
    `%${caller.from.replace('+', '')}`,
  ]);
  if (!contact) throw new Error(`the call of ${caller.from} is in no log`);
  const subject = `interaction:${contact.id}`;
  let nth = 0;
  let acknowledged = 0;
  let stopped = false;
  const typing = (async () => {
    while (!stopped) {
      nth += 1;
      const value = String(nth);
      await agent.desk.command('PUT', '/drafts', { subject, field: 'note', value }).then(
        () => (acknowledged = Number(value)),
        // Not taken, or nobody knows: the next number tells.
        () => undefined,
      );
      await pass(typesEveryMs);
    }
  })();
  return {
    acknowledged: () => acknowledged,
    async stop() {
      stopped = true;
      await typing;
      const [kept] = await log.query<{ value: string }>('select value from draft where subject = $1', [subject]);
      const last = Number(kept?.value ?? 0);
      return last >= acknowledged ? [] : [`the note ${acknowledged} was acknowledged, and ${last} is kept`];
    },
  };
}
