import { z } from 'zod';

/** What a customer is to the firm: served by it, serving it, or of it. */
export const Party = z.enum(['customer', 'supplier', 'partner', 'employee']);
export type Party = z.infer<typeof Party>;
