import { z } from 'zod';

/** The states of the ledger (conventions 2). What the screen calls them is a matter of words: `state.<name>`. */
export const agentStates = [
  'offline',
  'ready',
  'reserved',
  'engaged',
  'wrapup',
  'not_ready',
  'back_office',
  'training',
  'supervisor_forced',
] as const;
export const AgentState = z.enum(agentStates);
export type AgentState = z.infer<typeof AgentState>;

/** Reasons an agent may choose, and whether the time is paid. */
export const notReadyReasons = {
  break: { paid: true },
  lunch: { paid: false },
  training: { paid: true },
  meeting: { paid: true },
  coaching: { paid: true },
  'back-office': { paid: true },
  'technical-problem': { paid: true },
  personal: { paid: false },
} as const;

/** Reasons only the system sets; nobody can choose or edit them. */
export const systemReasons = {
  login: { paid: true },
  missed: { paid: true },
  rejected: { paid: true },
  'lost-connection': { paid: true },
  'phone-lost': { paid: true },
  forced: { paid: true },
} as const;

export const NotReadyReason = z.enum(Object.keys(notReadyReasons) as [keyof typeof notReadyReasons]);
export type NotReadyReason = keyof typeof notReadyReasons;
export type StateReason = NotReadyReason | keyof typeof systemReasons;

/** What the agent does while engaged. */
export const Activity = z.enum(['ringing', 'talking', 'on-hold', 'waiting-for-phone', 'wrapping-up']);
export type Activity = z.infer<typeof Activity>;

/** The state an agent asks for, now or after the contact. */
export const ChosenState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready') }),
  z.strictObject({ state: z.literal('not_ready'), reason: NotReadyReason }),
]);
export type ChosenState = z.infer<typeof ChosenState>;

export const isPaid = (reason: StateReason | null): boolean =>
  reason === null || ({ ...notReadyReasons, ...systemReasons }[reason]?.paid ?? true);
