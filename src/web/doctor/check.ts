export type CheckState = 'waiting' | 'running' | 'ok' | 'warning' | 'failed';

/** One thing that was looked at: how it is, and what is said of it or what helps, as a catalogue key. */
export interface Check {
  state: CheckState;
  said: { key: string; args?: Record<string, string | number> } | null;
}

export const unchecked: Check = { state: 'waiting', said: null };
export const running: Check = { state: 'running', said: null };
