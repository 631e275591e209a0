/** A date as people write it, within other words. */
export const askedDate = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b|\b(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?(\d{4})\b/;

/** `1984-03-12`, `12.3.1984`, `12. 3. 1984`, `12/3/1984` (day first, as in all countries of the product), or null. */
export function dateOf(text: string): string | null {
  const found = askedDate.exec(text);
  if (!found) return null;
  const [year, month, day] = found[1] ? [found[1], found[2], found[3]] : [found[6], found[5], found[4]];
  const isReal = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isReal ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : null;
}
