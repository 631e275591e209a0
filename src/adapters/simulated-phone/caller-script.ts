/** What a simulated caller does by themselves. */
export interface CallerScript {
  /** Hangs up when no agent is on the line after this long. */
  patienceMs?: number;
  /** Typed when the n-th prompt (from 1) has ended, key by key. */
  digits?: readonly { afterPrompt: number; keys: string }[];
  /** Hangs up this long after something reached them. */
  hangUp?: { at: 'dialling' | 'answer' | 'prompt' | 'music' | 'bridge'; afterMs: number };
}

export const keyMs = 250;
