import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type BoundKey, createKeyRegistry, type KeyBinding, type KeyLayer } from './keys/key-registry.ts';
import { createKeyPress, type Press } from './keys/press-key.ts';

const registry = createKeyRegistry();
const keyPress = createKeyPress(registry);

const menuRoles = '[role=menu], [role=listbox], [role=menuitem], [role=menuitemradio], [role=option]';

function focusOf(target: EventTarget | null): Press['focus'] {
  if (!(target instanceof HTMLElement)) return 'page';
  const isMark = target.matches('input[type=checkbox], input[type=radio]');
  if (target.isContentEditable || (!isMark && target.matches('input, textarea, select'))) return 'text';
  if (target.closest(menuRoles)) return 'menu';
  return target.matches('button, a[href], summary, input, [role=tab], [role=button]') ? 'control' : 'page';
}

const coverRoles = '[role=dialog], [role=menu]';

/** One listener for the page; started once by `main`. */
export function listenToKeys(): () => void {
  // Asked before anybody hears the key: a dialog that Esc closes is gone when the press has come up here.
  let covered = false;
  const onBeforeDown = (): void => {
    covered = document.querySelector(coverRoles) !== null;
  };
  const onDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const press: Press = {
      key: event.key,
      code: event.code,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
      isComposing: event.isComposing,
      keyCode: event.keyCode,
      getModifierState: (name) => event.getModifierState(name),
      timeStamp: event.timeStamp,
      repeat: event.repeat,
      focus: focusOf(event.target),
      covered,
    };
    if (keyPress.press(press)) event.preventDefault();
  };
  const onUp = (event: KeyboardEvent): void => keyPress.release(event);
  window.addEventListener('keydown', onBeforeDown, { capture: true });
  window.addEventListener('keydown', onDown);
  window.addEventListener('keyup', onUp);
  return () => {
    window.removeEventListener('keydown', onBeforeDown, { capture: true });
    window.removeEventListener('keydown', onDown);
    window.removeEventListener('keyup', onUp);
  };
}

export type Keys = Record<string, KeyBinding | (() => void | false) | null | undefined>;

const asBinding = (bound: KeyBinding | (() => void | false)): KeyBinding =>
  typeof bound === 'function' ? { act: bound } : bound;

/**
 * `useKeys({ F2: answer, 'Ctrl+K': { act: openPalette, label: t('keys.palette') } })`. A key given as null is not bound
 * now. The acts may change at each drawing without being bound anew.
 */
export function useKeys(keys: Keys, layer: KeyLayer = 'everywhere'): void {
  const current = useRef(keys);
  current.current = keys;
  const names = Object.keys(keys)
    .filter((name) => keys[name])
    .sort()
    .join('\n');
  useEffect(() => {
    if (names === '') return;
    const unbind = names.split('\n').map((name) => registry.bind(name, layer, latest(current, name)));
    return () => unbind.forEach((undo) => undo());
  }, [names, layer]);
}

/** A binding whose parts are those of the latest drawing. */
function latest(current: { current: Keys }, name: string): KeyBinding {
  const now = (): KeyBinding => {
    const bound = current.current[name];
    return bound ? asBinding(bound) : { act: () => false };
  };
  const first = now();
  return {
    act: () => now().act(),
    onRelease: first.onRelease ? (heldMs) => now().onRelease?.(heldMs) : undefined,
    onArmed: (isArmed) => now().onArmed?.(isArmed),
    twice: first.twice,
    get label() {
      return now().label;
    },
    get group() {
      return now().group;
    },
  };
}

/** What is bound now, for the sheet. */
export const useBoundKeys = (): readonly BoundKey[] => useSyncExternalStore(registry.watch, registry.bound);

/** Whether letters, digits and signs act by themselves (WCAG 2.1.4): chosen by whoever is signed in. */
export const { allowSingleKeys } = keyPress;
