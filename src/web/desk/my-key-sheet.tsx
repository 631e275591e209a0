import { useState } from 'react';
import { KeySheet } from '../app/key-sheet.tsx';
import { useSession } from '../app/session.tsx';
import { useAct } from '../app/toasts.tsx';

/** The sheet of keys with the switch of whoever is signed in, which is kept for every seat. */
export function MyKeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { me, change } = useSession();
  const act = useAct();
  // A switch moves when it is pressed; what the server says of it comes after.
  const [pressed, setPressed] = useState<boolean | null>(null);
  const choose = async (singleKeys: boolean): Promise<void> => {
    setPressed(singleKeys);
    await act(() => change({ singleKeys }));
    setPressed(null);
  };
  return (
    <KeySheet
      opened={opened}
      onClose={onClose}
      singleKeys={pressed ?? me.singleKeys}
      onSingleKeys={(singleKeys) => void choose(singleKeys)}
    />
  );
}
