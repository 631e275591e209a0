import { AppError } from '../../shared/errors.ts';
import { demand, signedInRoute } from '../route.ts';
import type { DemoCallers } from './call-in.ts';
import { scenarios } from './scenarios.ts';

/** Only where the demo runs; elsewhere there is nothing with this name. */
export function demoRoutes(callers: DemoCallers | null) {
  return {
    callIn: signedInRoute.demo.callIn.handler(async ({ input, context }) => {
      demand(context.signedIn, 'create', 'demo');
      if (!callers) throw new AppError('not-found');
      const call = scenarios[input.scenario];
      callers.callIn(call);
      return { scenario: input.scenario, from: call.from, to: call.to, card: call.digits?.replace('#', '') ?? null };
    }),
  };
}
