import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { AgentDoc, InteractionDoc } from '../../shared/api/desk.ts';
import { createPush, type DeskState, type Push } from './push.ts';

const PushContext = createContext<Push | null>(null);

/** Opens the push of whoever is signed in, for as long as the desk is there. */
export function DeskProvider({ me, children }: { me: string; children: ReactNode }) {
  const [push, setPush] = useState<Push | null>(null);
  useEffect(() => {
    const opened = createPush(me);
    setPush(opened);
    return opened.close;
  }, [me]);
  return push && <PushContext value={push}>{children}</PushContext>;
}

export function usePush(): Push {
  const push = useContext(PushContext);
  if (!push) throw new Error('usePush needs a DeskProvider above it');
  return push;
}

export function useDesk(): DeskState {
  const push = usePush();
  return useSyncExternalStore(push.watch, push.get);
}

/** My own document; null until the snapshot is there. */
export const useAgent = (): AgentDoc | null => useDesk().snapshot?.agents[0] ?? null;

export function useInteraction(id: string | undefined): InteractionDoc | null {
  return useDesk().snapshot?.interactions.find((interaction) => interaction.id === id) ?? null;
}

/** The call that I am in; what I do anywhere on the desk belongs to it. */
export function useMyCall(): InteractionDoc | null {
  const { snapshot } = useDesk();
  const me = snapshot?.agents[0]?.id;
  return snapshot?.interactions.find((one) => one.state === 'talking' && one.agentId === me) ?? null;
}
