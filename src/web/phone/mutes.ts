const key = 'zvon-muted';

/** Which contact is muted, kept by the tab so that a reload does not open a microphone that was closed. */
export function createMutes() {
  return {
    of: (interactionId: string | null): boolean =>
      interactionId !== null && sessionStorage.getItem(key) === interactionId,
    keep(interactionId: string | null, muted: boolean): void {
      if (muted && interactionId) sessionStorage.setItem(key, interactionId);
      else sessionStorage.removeItem(key);
    },
  };
}
