import { test as base } from '@playwright/test';
import { endCallers } from './caller.ts';
import { goReady, signIn } from './desk.ts';
import { startZvon, type ZvonProcess } from './zvon-process.ts';

interface Walk {
  telephony: 'asterisk' | 'simulated';
  /** How far Jana is when the walk begins. */
  agent: 'away' | 'signed in' | 'ready';
  zvon: ZvonProcess;
}

/**
 * A walk with a Zvon of its own, ended with everybody who rings there, and with an agent as far as the walk wants:
 * `test.use({ telephony: 'asterisk', agent: 'ready' })`. Whoever wants another database or Asterisk starts them and
 * their Zvon by hand.
 */
export const test = base.extend<Walk>({
  telephony: ['simulated', { option: true }],
  agent: ['away', { option: true }],
  zvon: async ({ telephony }, use) => {
    const zvon = await startZvon({ telephony });
    await use(zvon);
    await endCallers();
    await zvon.stop();
  },
  page: async ({ page, zvon, agent }, use) => {
    if (agent !== 'away') await signIn(page, zvon.url);
    if (agent === 'ready') await goReady(page);
    await use(page);
  },
});
