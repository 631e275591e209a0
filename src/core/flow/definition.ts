/**
 * A flow as data: steps by name. It is kept in `flow_version.definition`, versioned, and run by `run-flow.ts`.
 * A call finishes on the version that it began with.
 */
export interface FlowDefinition {
  start: string;
  steps: Record<string, FlowStep>;
}

export type FlowStep =
  | { kind: 'play'; prompt: string; next: string }
  | {
      kind: 'digits';
      prompt: string;
      /** The typed attribute that the digits fill, for example `card`. */
      attribute: string;
      type: 'card' | 'contract' | 'number';
      check: 'luhn' | 'none';
      lengthMin: number;
      lengthMax: number;
      /** Ends the typing early; `#` by custom. */
      finishOn: string;
      waitMs: number;
      tries: number;
      retryPrompt: string;
      /** Where to go with valid digits, without any, and with wrong ones after the last try. */
      next: string;
      none: string;
      invalid: string;
    }
  | {
      kind: 'queue';
      queue: string;
      prompt: string | null;
      /** The caller hears the position when it changes, not more often than this; null = never. */
      positionEveryMs: number | null;
    }
  | { kind: 'hangup'; prompt: string | null };
