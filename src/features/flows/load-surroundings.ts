import type { Tx } from '../../adapters/postgres/unit.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { FlowPage } from '../../shared/api/flows.ts';
import type { TenantId } from '../../shared/ids.ts';
import { inLanguage, type LanguageTag } from '../../shared/language.ts';
import { findCalendars, findNumbers, findQueues } from './queries.ts';

export interface Surroundings {
  numbers: string[];
  /** `languages` are those of the numbers. */
  surroundings: FlowPage['surroundings'];
}

/** What the steps of a flow may name, called as its reader calls it, and the numbers that lead to it. */
export async function loadSurroundings(
  tx: Tx,
  { tenantId, language }: { tenantId: TenantId; language: LanguageTag },
  { key, speech }: { key: string; speech: Speech },
): Promise<Surroundings> {
  const queues = await findQueues(tx, tenantId);
  const calendars = await findCalendars(tx, tenantId);
  const numbers = (await findNumbers(tx, tenantId)).filter((number) => number.key === key);
  const used = queues.filter(({ retired_at }) => retired_at === null);
  return {
    numbers: numbers.map(({ digits }) => digits),
    surroundings: {
      queues: used.map((queue) => ({
        ...{ key: queue.key, name: inLanguage(queue.names, language), skilled: queue.skilled },
      })),
      retiredQueues: queues.filter((queue) => !used.includes(queue)).map((queue) => queue.key),
      calendars: calendars.map((calendar) => ({ key: calendar.key, name: inLanguage(calendar.names, language) })),
      prompts: speech.map((prompt) => ({ ...prompt, languages: [...prompt.languages] })),
      languages: [...new Set(numbers.map((number) => number.language))],
    },
  };
}
