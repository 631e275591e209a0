import type { Fact, LoggedEvent } from './events.ts';

const kinds: readonly Fact['kind'][] = ['config.changed', 'flow.published'];

/** Whether the events set anything by which calls are routed, or that screens show by its name. */
export const changeConfig = (events: readonly LoggedEvent[]): boolean =>
  events.some(({ fact }) => kinds.includes(fact.kind));
