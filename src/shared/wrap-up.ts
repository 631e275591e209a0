import { z } from 'zod';

/** Why a form waits in the tray: time ran out, the agent put it aside, or the call or the desk was lost. */
export const ParkedWhy = z.enum(['time-out', 'by-hand', 'connection-lost']);
export type ParkedWhy = z.infer<typeof ParkedWhy>;
