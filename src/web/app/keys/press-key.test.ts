import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeyRegistry, type KeyBinding, type KeyLayer } from './key-registry.ts';
import { createKeyPress, type Press } from './press-key.ts';

const pressOf = (key: string, code: string, more: Partial<Press> = {}): Press => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  getModifierState: () => false,
  timeStamp: 0,
  repeat: false,
  focus: 'page',
  covered: false,
  ...more,
});

/** Everything that the desk binds, so that typing can be tried against all of it. */
const deskKeys = [
  ...'ABCDEGHIJKLNORSTXZ0123456789/?'.split(''),
  ...['F2', 'F4', 'F8', 'F9', 'Ctrl+K', 'Ctrl+Enter', 'Esc', 'Shift+E', 'Ctrl+Shift+1', 'G D', 'G I', 'Shift+F2'],
];

let acts: string[] = [];
let registry = createKeyRegistry();
let keys = createKeyPress(registry);

const bind = (name: string, more: Partial<KeyBinding> = {}, layer: KeyLayer = 'everywhere'): (() => void) =>
  registry.bind(name, layer, {
    act: () => void acts.push(`${layer === 'everywhere' ? '' : `${layer}:`}${name}`),
    ...more,
  });

beforeEach(() => {
  vi.useFakeTimers();
  acts = [];
  registry = createKeyRegistry();
  keys = createKeyPress(registry);
});

afterEach(() => {
  vi.useRealTimers();
});

const altGr = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };
const polish = [...'ąęółśńżź'].map((letter, nth) => pressOf(letter, `Key${'AEOLSNZX'[nth]}`, altGr));
const czech = [...'+ěščřžýáíé'].map((letter, nth) => pressOf(letter, `Digit${(nth + 1) % 10}`));
const ukrainian = [...'ґєії'].map((letter, nth) =>
  pressOf(letter, ['Backslash', 'Quote', 'KeyS', 'BracketRight'][nth] ?? ''),
);

test('typing ąęółśńżź ěščřžýáíé ґєії into a text field triggers nothing', () => {
  for (const name of deskKeys) bind(name);
  const taken = [...polish, ...czech, ...ukrainian].map((press) => keys.press({ ...press, focus: 'text' }));
  expect(taken).not.toContain(true);
  expect(acts).toEqual([]);
});

test('a letter that AltGr types triggers nothing outside text fields either', () => {
  for (const name of deskKeys) bind(name);
  for (const press of polish) keys.press(press);
  expect(acts).toEqual([]);
});

test('what an input method composes triggers nothing', () => {
  bind('N');
  keys.press(pressOf('n', 'KeyN', { isComposing: true }));
  keys.press(pressOf('n', 'KeyN', { keyCode: 229 }));
  keys.press(pressOf('Dead', 'KeyN'));
  expect(acts).toEqual([]);
});

test('on a Cyrillic layout a letter is that of the physical key', () => {
  bind('G I');
  keys.press(pressOf('п', 'KeyG'));
  keys.press(pressOf('ш', 'KeyI', { timeStamp: 400 }));
  expect(acts).toEqual(['G I']);
});

test('on a QWERTZ layout the key labelled Z is Z', () => {
  bind('Z');
  bind('Y');
  keys.press(pressOf('z', 'KeyY'));
  expect(acts).toEqual(['Z']);
});

test('the second digit key is 2 also where it types ě, and with Shift', () => {
  bind('2');
  keys.press(pressOf('ě', 'Digit2'));
  keys.press(pressOf('2', 'Digit2', { shiftKey: true }));
  keys.press(pressOf('@', 'Digit2', { shiftKey: true }));
  expect(acts).toEqual(['2', '2']);
});

test('single letters are typed in a text field while F-keys and chords act there', () => {
  for (const name of ['R', '5', 'F2', 'Ctrl+K', 'Esc']) bind(name);
  const inText = { focus: 'text' as const };
  keys.press(pressOf('r', 'KeyR', inText));
  keys.press(pressOf('5', 'Digit5', inText));
  keys.press(pressOf('F2', 'F2', inText));
  keys.press(pressOf('k', 'KeyK', { ...inText, ctrlKey: true }));
  keys.press(pressOf('Escape', 'Escape', inText));
  expect(acts).toEqual(['F2', 'Ctrl+K', 'Esc']);
});

test('⌘ stands for Ctrl', () => {
  bind('Ctrl+K');
  keys.press(pressOf('k', 'KeyK', { metaKey: true }));
  expect(acts).toEqual(['Ctrl+K']);
});

test('Enter on a button presses that button and nothing else', () => {
  bind('Enter');
  expect(keys.press(pressOf('Enter', 'Enter', { focus: 'control' }))).toBe(false);
  expect(keys.press(pressOf('Enter', 'Enter'))).toBe(true);
  expect(acts).toEqual(['Enter']);
});

test('a guarded key acts on the second press within a second', () => {
  const armed: boolean[] = [];
  bind('Shift+F2', { twice: true, onArmed: (now) => armed.push(now) });
  const press = pressOf('F2', 'F2', { shiftKey: true });
  keys.press(press);
  vi.advanceTimersByTime(1_100);
  keys.press(press);
  expect(acts).toEqual([]);
  vi.advanceTimersByTime(500);
  keys.press(press);
  expect(acts).toEqual(['Shift+F2']);
  expect(armed).toEqual([true, false, true, false]);
});

test('holding a guarded key down is one press, not two', () => {
  bind('Shift+F2', { twice: true });
  keys.press(pressOf('F2', 'F2', { shiftKey: true }));
  keys.press(pressOf('F2', 'F2', { shiftKey: true, repeat: true }));
  expect(acts).toEqual([]);
});

test('letting a key go tells how long it was held', () => {
  const helds: number[] = [];
  bind('F4', { onRelease: (heldMs) => helds.push(heldMs) });
  keys.press(pressOf('F4', 'F4', { timeStamp: 100 }));
  keys.press(pressOf('F4', 'F4', { timeStamp: 600, repeat: true }));
  keys.release({ code: 'F4', timeStamp: 900 });
  expect(acts).toEqual(['F4']);
  expect(helds).toEqual([800]);
});

test('the second key of a sequence counts only within its time', () => {
  bind('G D');
  bind('D');
  keys.press(pressOf('g', 'KeyG'));
  keys.press(pressOf('d', 'KeyD', { timeStamp: 2_000 }));
  keys.press(pressOf('g', 'KeyG', { timeStamp: 3_000 }));
  keys.press(pressOf('d', 'KeyD', { timeStamp: 3_200 }));
  expect(acts).toEqual(['D', 'G D']);
});

test('a dialog comes before the pane and the pane before everywhere', () => {
  bind('Esc');
  const closePane = bind('Esc', {}, 'pane');
  const closeDialog = bind('Esc', {}, 'dialog');
  const press = pressOf('Escape', 'Escape');
  keys.press(press);
  closeDialog();
  keys.press(press);
  closePane();
  keys.press(press);
  expect(acts).toEqual(['dialog:Esc', 'pane:Esc', 'Esc']);
});

test('under a dialog or a menu only its own keys act, and the F-keys', () => {
  for (const name of ['Esc', 'A', 'T', 'Ctrl+Enter', 'G D', 'F4', 'Shift+F2']) bind(name);
  const closeDialog = bind('Esc', {}, 'dialog');
  const covered = { covered: true };
  const below = [pressOf('a', 'KeyA', covered), pressOf('g', 'KeyG', covered), pressOf('d', 'KeyD', covered)];
  for (const press of [...below, pressOf('Enter', 'Enter', { ...covered, ctrlKey: true })])
    expect(keys.press(press)).toBe(false);
  for (const press of [
    pressOf('Escape', 'Escape', covered),
    pressOf('F4', 'F4', covered),
    pressOf('F2', 'F2', { ...covered, shiftKey: true }),
  ])
    keys.press(press);
  closeDialog();
  expect(keys.press(pressOf('Escape', 'Escape', covered))).toBe(false);
  expect(acts).toEqual(['dialog:Esc', 'F4', 'Shift+F2']);
});

test('an act that says false leaves the key to the next', () => {
  bind('Esc');
  bind('Esc', { act: () => false }, 'pane');
  keys.press(pressOf('Escape', 'Escape'));
  expect(acts).toEqual(['Esc']);
});

test('single keys can be switched off, the others stay', () => {
  bind('R');
  bind('F2');
  keys.allowSingleKeys(false);
  keys.press(pressOf('r', 'KeyR'));
  keys.press(pressOf('F2', 'F2'));
  expect(acts).toEqual(['F2']);
});

test('the same key bound twice in one layer is a conflict, in two layers it is not', () => {
  bind('C', {}, 'pane');
  bind('C');
  expect(registry.conflicts()).toEqual([]);
  bind('C', {}, 'pane');
  expect(registry.conflicts()).toEqual(['pane C']);
});
