import { expect, test } from 'vitest';
import { QueueId, TenantId, UserId } from '../../../src/shared/ids.ts';
import { agentIds, callId } from '../../support/routing-cast.ts';
import { tenantWalls } from './i15-tenant-walls.ts';
import { openScript } from './scripted-centre.ts';
import { agentIs, arrived, queued } from './scripted-facts.ts';

const otherTenant = TenantId.parse('00000010-0000-4000-8000-000000000002');
const stranger = UserId.parse('00000001-0000-4000-8000-000000000099');
const strangeQueue = QueueId.parse('00000002-0000-4000-8000-000000000099');

test("a tenant's own contacts, agents and queues are nothing to find", () => {
  const script = openScript(tenantWalls);
  script.call('c1');
  script.ready('anna');
  script.waits('c1');
  script.stage.told.push({
    tenantId: script.tenantId,
    agentId: agentIds.anna as never,
    about: [callId('c1'), agentIds.boris],
  });
  script.look();
  expect(script.found()).toEqual([]);
});

test('a contact, an agent and a queue of another tenant in the log are found', () => {
  const script = openScript(tenantWalls);
  script.call('c1', { tenantId: otherTenant });
  script.commit([arrived('c1')]);
  script.commit([{ ...agentIs('anna', 'ready'), agentId: stranger } as never]);
  script.commit([queued('c2', 0, { queueId: strangeQueue })]);
  expect(script.found()).toEqual([
    expect.stringContaining(`of tenant ${otherTenant}`),
    expect.stringContaining('who is no agent of this tenant'),
    expect.stringContaining('which is no queue of this tenant'),
  ]);
});

test("what a screen was told of another tenant's contact is found, once", () => {
  const script = openScript(tenantWalls);
  script.call('c1', { tenantId: otherTenant });
  script.stage.told.push({ tenantId: script.tenantId, agentId: agentIds.anna as never, about: [callId('c1')] });
  script.pass(5_000);
  expect(script.found()).toEqual([`I15 is told of ${callId('c1')} of tenant ${otherTenant}`]);
});
