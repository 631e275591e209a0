import type { RequestContext } from '../../src/features/route.ts';
import type { CastUser } from './cast.ts';

/** What a request carries besides its input: routes called with it are past HTTP, but not past their checks. */
export const contextOf = ({ signedIn }: Pick<CastUser, 'signedIn'>): RequestContext => ({
  ...{ signedIn, address: '127.0.0.1', browser: 'test', host: 'localhost' },
  setSession: () => undefined,
});
