import type { Written, Belief, TrueCall, WorldView } from '../world/view.ts';
import type { RoutingConfig } from '../../../src/core/routing/state.ts';
import type { Actor, Fact } from '../../../src/shared/events.ts';
import { TenantId } from '../../../src/shared/ids.ts';
import type { InteractionId, LegId } from '../../../src/shared/ids.ts';
import { agentIds, callId, castConfig, queueIds } from '../../support/routing-cast.ts';
import { createChecker } from './checker.ts';
import type { Violation } from './finding.ts';
import type { Invariant } from './invariant.ts';

void ({} as [
  Written,
  Belief,
  TrueCall,
  WorldView,
  RoutingConfig,
  Actor,
  Fact,
  InteractionId,
  LegId,
  Violation,
  Invariant,
]);
void [TenantId, agentIds, callId, castConfig, queueIds, createChecker];
