import { expect, it } from 'vitest';
import type { TenantId } from '../../shared/ids.ts';
import { startCommitLoad } from './commit-load.ts';

it('a server that never takes a commit is said to be one, and is not waited for', async () => {
  const nobody = 'postgres://nobody@127.0.0.1:1/nothing';
  const load = startCommitLoad(nobody, '00000000-0000-4000-8000-000000000001' as TenantId);
  try {
    await expect(load.turnTo(nobody, 50)).rejects.toThrow('takes no commits');
  } finally {
    await load.stop();
  }
});
