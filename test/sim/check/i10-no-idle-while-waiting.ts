import type { Invariant } from './invariant.ts';
import { candidatesFor, waiting } from './who-may-serve.ts';

/**
 * Sharper than 200 ms: whatever frees an agent or brings a contact is matched in the same decision, so what the log says
 * after any commit leaves no pair. That the log is true of the agents is I20's.
 */
export const noIdleWhileWaiting: Invariant = {
  id: 'I10',
  rule: 'no contact waits while a free agent could serve it',
  watch: () => ({
    settled(account, scene, found) {
      const config = scene.configOf(account.tenantId);
      if (!config || account.telephony === 'away') return;
      for (const contact of waiting(account)) {
        const [free] = candidatesFor(account, config, contact);
        if (free) found(contact.id, `waits while ${free.id} is free to serve it`);
      }
    },
  }),
};
