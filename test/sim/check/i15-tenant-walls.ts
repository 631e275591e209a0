import type { Invariant } from './invariant.ts';

export const tenantWalls: Invariant = {
  id: 'I15',
  rule: 'no contact, agent or queue of one tenant stands in the log or on a screen of another',
  watch() {
    let looked = 0;
    return {
      fact({ version, fact }, { tenantId }, scene, found) {
        const config = scene.configOf(tenantId);
        const about = `version ${version}`;
        if ('interactionId' in fact && fact.interactionId !== null) {
          const owner = scene.callOf(fact.interactionId)?.tenantId ?? tenantId;
          if (owner !== tenantId) found(about, `${fact.kind} is about ${fact.interactionId} of tenant ${owner}`);
        }
        if (!config) return;
        if ('agentId' in fact && fact.agentId !== null && !config.agents[fact.agentId])
          found(about, `${fact.kind} names ${fact.agentId}, who is no agent of this tenant`);
        if ('queueId' in fact && fact.queueId !== null && !config.queues[fact.queueId])
          found(about, `${fact.kind} names ${fact.queueId}, which is no queue of this tenant`);
      },
      moment({ view, callOf }, found) {
        const told = view.told();
        for (; looked < told.length; looked += 1) {
          const { tenantId, agentId, about } = told[looked]!;
          for (const id of about) {
            const owner = callOf(id as never)?.tenantId ?? tenantId;
            if (owner !== tenantId) found(agentId, `is told of ${id} of tenant ${owner}`);
          }
        }
      },
    };
  },
};
