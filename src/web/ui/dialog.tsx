import { lazy, Suspense, useState } from 'react';
import type { DialogProps } from './dialog-window.tsx';

const load = () => import('./dialog-window.tsx');
const DialogWindow = lazy(() => load().then((module) => ({ default: module.DialogWindow })));

/** Fetched when the page has come to rest: a dialog must open even if the line is down by then. */
const restMs = 2_000;
setTimeout(() => void load().catch(() => undefined), restMs);

/** For what cannot be undone, and for sheets one asked for. Never for an incoming contact. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setWasOpened] = useState(props.opened);
  if (props.opened && !wasOpened) setWasOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  );
}
