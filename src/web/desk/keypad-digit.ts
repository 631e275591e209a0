/** Which key of a telephone a key of the keyboard is: as it is labelled, else by its place, for a Czech row types +ěšč. */
export function keypadDigit({ key, code, ctrlKey, metaKey, altKey }: KeypadPress): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (/^[0-9*#]$/.test(key)) return key;
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
}

type KeypadPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;
