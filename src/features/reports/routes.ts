import type { Deps } from '../deps.ts';
import { signedInRoute } from '../route.ts';
import { reportContacts } from './report-contacts.ts';

export function reportsRoutes(deps: Deps) {
  return {
    contacts: signedInRoute.reports.contacts.handler(({ input, context: { signedIn, who } }) =>
      deps.read(who, (tx) => reportContacts(tx, signedIn, input)),
    ),
  };
}
