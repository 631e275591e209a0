import { randomBytes } from 'node:crypto';
import { type BalanceService, startBalanceService } from '../adapters/demo-services/balance-service.ts';
import { createConnectorCall } from '../adapters/http-connector/call-connector.ts';
import { accountStory } from '../core/demo/account-story.ts';
import type { ConnectorCall } from '../core/connectors/connector-port.ts';
import type { DemoCallers } from '../features/demo/call-in.ts';
import { moveConnector } from '../features/connectors/move-connector.ts';
import { paymentsConnector } from '../features/demo/seed/object-types.ts';
import type { Deps } from '../features/deps.ts';
import { createDemoCallers } from './demo-callers.ts';
import { connectorSecretOf } from './settings.ts';
import type { World } from './world.ts';

export interface DemoWorld {
  callConnector: ConnectorCall;
  callers: DemoCallers | null;
  close(): Promise<void>;
}

/** What the demo brings along: callers with a voice, and the payment system that its connector asks. */
export async function openDemoWorld(world: World, deps: Deps): Promise<DemoWorld> {
  const token = randomBytes(24).toString('hex');
  const callConnector = createConnectorCall({
    secretOf: (name) => (name === paymentsConnector.secret ? token : connectorSecretOf(world.settings, name)),
    now: () => performance.now(),
  });
  if (world.settings.ZVON_DEMO === 'no') return { callConnector, callers: null, close: async () => undefined };
  const service: BalanceService = await startBalanceService({ token, accountAt: accountStory, now: () => Date.now() });
  for (const tenant of world.tenants) {
    const asEngine = { tenantId: tenant.id, actor: { kind: 'engine' } as const, principalIds: null };
    await deps.commit(asEngine, (unit) => moveConnector(unit, paymentsConnector.key, service.baseUrl));
  }
  const callers = createDemoCallers(world);
  return {
    callConnector,
    callers,
    close: async () => {
      await callers.close();
      await service.close();
    },
  };
}
