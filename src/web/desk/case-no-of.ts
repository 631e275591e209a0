/** The case number that a text is, as it is written and told: `4682`, `#4682`; null for anything else. */
export function caseNoOf(text: string): number | null {
  const digits = /^#?\s*(\d{1,9})$/.exec(text.trim())?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : null;
}
