import { z } from 'zod';

/** A firm that orders the service. */
export const PrincipalSettings = z.strictObject({ name: z.string().trim().min(1).max(120) });
export type PrincipalSettings = z.infer<typeof PrincipalSettings>;
