/** The check digit of payment cards: ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => total + weighed(Number(digit), place), 0);
  return sum % 10 === 0;
}

function weighed(digit: number, place: number): number {
  if (place % 2 === 0) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
