import { lazy, Suspense, useState } from 'react';
import type { DialogProps } from './dialog-window.tsx';
import { loadAtRest } from './load-at-rest.ts';

const load = loadAtRest(() => import('./dialog-window.tsx'));
const DialogWindow = lazy(() => load().then((module) => ({ default: module.DialogWindow })));

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
