import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '../../shared/api/session.ts';

export interface Session {
  me: Me;
  /** How often an expired session was replaced on this page: what a session gives is then asked for again. */
  renewed: number;
  change(settings: Partial<Pick<Me, 'language' | 'theme' | 'singleKeys'>>): Promise<void>;
  signOut(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}
