import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { callsRoutes, type LiveAgents } from '../features/calls/routes.ts';
import type { PhoneDriver } from '../features/calls/get-phone-account.ts';
import { casesRoutes } from '../features/cases/routes.ts';
import { configRoutes } from '../features/config/routes.ts';
import { customersRoutes } from '../features/customers/routes.ts';
import type { DemoCallers } from '../features/demo/call-in.ts';
import { demoRoutes } from '../features/demo/routes.ts';
import type { Deps } from '../features/deps.ts';
import { liveRoutes } from '../features/live/routes.ts';
import { callbacksRoutes } from '../features/desk/routes.ts';
import { flowsRoutes } from '../features/flows/routes.ts';
import { interactionsRoutes } from '../features/interactions/routes.ts';
import { recordingsRoutes } from '../features/recordings/routes.ts';
import { reportsRoutes } from '../features/reports/routes.ts';
import { route } from '../features/route.ts';
import type { SystemLook } from '../features/system/get-system.ts';
import { systemRoutes } from '../features/system/routes.ts';
import { accessRoutes } from '../features/users/access-routes.ts';
import { createSignInTries } from '../features/users/sign-in-tries.ts';
import { usersRoutes } from '../features/users/routes.ts';
import type { ConnectorCall } from '../core/connectors/connector-port.ts';
import type { ReadSpeech } from '../core/flow/speech-port.ts';
import { contract } from '../shared/api/contract.ts';
import { plainOperations } from './plain-operations.ts';
import { withProblems } from './problem-description.ts';

export interface RouterOptions {
  deps: Deps;
  live: LiveAgents;
  phone: PhoneDriver;
  callConnector: ConnectorCall;
  demoCallers: DemoCallers | null;
  system: SystemLook;
  /** What can be said to callers. */
  speech: ReadSpeech;
  product: { demo: boolean; version: string };
}

/** Every noun's routes under the contract. */
export function buildRouter({ deps, live, phone, callConnector, demoCallers, system, speech, product }: RouterOptions) {
  const tries = createSignInTries(deps.now);
  return route.router({
    session: usersRoutes(deps, tries, product),
    access: accessRoutes(deps, tries, product),
    calls: callsRoutes(deps, live, phone),
    callbacks: callbacksRoutes(deps),
    interactions: interactionsRoutes(deps),
    customers: customersRoutes(deps, callConnector),
    cases: casesRoutes(deps),
    reports: reportsRoutes(deps),
    recordings: recordingsRoutes(deps),
    config: configRoutes(deps, speech),
    flows: flowsRoutes(deps, speech),
    live: liveRoutes(deps),
    system: systemRoutes(deps, system),
    demo: demoRoutes(demoCallers),
  });
}

/** The description of the API, made of the contract that also validates it. */
export async function describeApi(version: string): Promise<unknown> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const api = await generator.generate(contract, {
    info: {
      title: 'Zvon',
      version,
      description: 'What the desk uses is what everybody may use. Errors are RFC 9457 problem details with a `code`.',
    },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zvon_session' } } },
    security: [{ session: [] }],
    paths: plainOperations,
  });
  return withProblems(api);
}
