/** A browser makes no sound before somebody has clicked or typed in the page. */
export const maySound = (): boolean => navigator.userActivation.hasBeenActive;

/** When the hand is off again: what goes away under a press that has only begun would move what is pressed. */
const unlocking = ['click', 'keyup'] as const;

export function watchSound(told: () => void): () => void {
  for (const event of unlocking) addEventListener(event, told, true);
  return () => {
    for (const event of unlocking) removeEventListener(event, told, true);
  };
}
