import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CallbackId } from '../ids.ts';

export const callbacksContract = {
  close: oc
    .route({
      method: 'POST',
      path: '/callbacks/{id}/close',
      summary: 'Say that the call was made, or that nobody needs it any more',
      tags: ['callbacks'],
    })
    .input(z.strictObject({ id: CallbackId, state: z.enum(['done', 'cancelled']) }))
    .output(z.object({ done: z.literal(true) })),
};
