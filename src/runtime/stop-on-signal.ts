import { settled } from './command-action.ts';

/** Stops in order once; a second signal ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void settled(stop()).then(() => process.exit(0));
    });
  }
}
