import { accessContract } from './access.ts';
import { callbacksContract } from './callbacks.ts';
import { callsContract } from './calls.ts';
import { casesContract } from './cases.ts';
import { configContract } from './config.ts';
import { customersContract } from './customers.ts';
import { flowsContract } from './flows.ts';
import { interactionsContract } from './interactions.ts';
import { liveContract } from './live.ts';
import { ownAccessContract } from './own-access.ts';
import { demoContract, recordingsContract, reportsContract } from './reports.ts';
import { sessionContract } from './session.ts';
import { systemContract } from './system.ts';

/** The whole API: what the desk uses is what everybody may use. Served below /api, described at /api/openapi.json. */
export const contract = {
  session: { ...sessionContract, ...ownAccessContract },
  access: accessContract,
  calls: callsContract,
  callbacks: callbacksContract,
  interactions: interactionsContract,
  customers: customersContract,
  cases: casesContract,
  reports: reportsContract,
  recordings: recordingsContract,
  system: systemContract,
  config: configContract,
  flows: flowsContract,
  live: liveContract,
  demo: demoContract,
};
