import { type RefObject, useLayoutEffect, useRef } from 'react';

interface Left {
  name: string;
  start: number;
  end: number;
  at: number;
}

/** A screen that gives way to another is drawn within this; later the focus is where the person put it. */
const keptMs = 1_000;
let left: Left | null = null;

/**
 * For a text that is typed on while its screen changes: the field of the same name on the next screen has the focus and
 * the caret where they were, so that no key is lost or taken for a command.
 */
export function useKeptFocus(name: string): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const node = field.current;
    if (!node) return;
    if (left?.name === name && performance.now() - left.at < keptMs) {
      node.focus();
      node.setSelectionRange(left.start, left.end);
    }
    left = null;
    return () => {
      if (document.activeElement !== node) return;
      left = { name, start: node.selectionStart, end: node.selectionEnd, at: performance.now() };
    };
  }, [name]);
  return field;
}
