import { useRef, useState } from 'react';

/**
 * For what must happen once however often it is pressed: nothing is begun while it is under way, nor again after it
 * succeeded. `perform` answers whether it did.
 */
export function useOnce(): { isBusy: boolean; once: (perform: () => Promise<boolean>) => void } {
  // Two presses may come before the screen is drawn anew: the mark must be there at once.
  const begun = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const run = async (perform: () => Promise<boolean>): Promise<void> => {
    begun.current = true;
    setBusy(true);
    begun.current = await perform();
    setBusy(false);
  };
  return { isBusy, once: (perform) => void (begun.current ? undefined : run(perform)) };
}
