import { useSyncExternalStore } from 'react';

export const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'));

function subscribe(changed: () => void): () => void {
  document.addEventListener('focusin', changed);
  document.addEventListener('focusout', changed);
  return () => {
    document.removeEventListener('focusin', changed);
    document.removeEventListener('focusout', changed);
  };
}

/** Whether a text field has the focus: then single letters are typed and not obeyed. */
export const useTyping = (): boolean => useSyncExternalStore(subscribe, () => isTextField(document.activeElement));
