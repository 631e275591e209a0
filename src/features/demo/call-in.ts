import type { DemoCall } from './scenarios.ts';

/** Who makes demo callers ring: by SIP through the telephone system, or in memory through the simulated one. */
export interface DemoCallers {
  callIn(call: DemoCall): void;
}
