import { useNavigate, useRouter } from '@tanstack/react-router';
import type { Me } from '../../shared/api/session.ts';
import { ownPath } from '../login/own-path.ts';

/** Leads on whoever has just signed in: to the second factor where one is owed, else to where they wanted. */
export function useEnter(): (me: Pick<Me, 'secondFactor'>, to?: string) => void {
  const navigate = useNavigate();
  const { history } = useRouter();
  return ({ secondFactor }, to) => {
    if (secondFactor === 'asked' || secondFactor === 'demanded')
      void navigate({ to: '/second-factor', search: to === undefined ? {} : { to }, replace: true });
    // The address held a link or a page that is over: going back leads past it.
    else history.replace(ownPath(to, location.origin));
  };
}
