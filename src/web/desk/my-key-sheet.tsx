import { KeySheet } from '../app/key-sheet.tsx';
import { useSession } from '../app/session.tsx';
import { useAct } from '../app/toasts.tsx';

/** The sheet of keys with the switch of whoever is signed in, which is kept for every seat. */
export function MyKeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { me, change } = useSession();
  const act = useAct();
  return (
    <KeySheet
      opened={opened}
      onClose={onClose}
      singleKeys={me.singleKeys}
      onSingleKeys={(singleKeys) => void act(() => change({ singleKeys }))}
    />
  );
}
