import { cureMs, plainGraceMs } from './calm.ts';
import type { Invariant } from './invariant.ts';

/** Channels, bridges and recordings of calls that are over. Legs and recordings of a call that goes on are I6's. */
export const nothingLeft: Invariant = {
  id: 'I7',
  rule: 'what exists in Asterisk and belongs to no call is gone after the next reconciles',
  watch: () => ({
    glance({ view, now, calmMs, graceMs }, found) {
      const mostMs = graceMs() === plainGraceMs ? plainGraceMs : Math.max(cureMs, graceMs());
      if (!view.tenants.some((tenantId) => calmMs(tenantId) >= cureMs)) return;
      for (const { kind, id, since } of view.leftovers())
        if (now - since >= mostMs) found(id, `is a ${kind} that no call has had for ${mostMs / 1_000} s`);
    },
  }),
};
