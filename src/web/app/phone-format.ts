import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Ukraine reads its last seven digits as 3-2-2; the metadata of libphonenumber leave the last four together. */
const regroup = (text: string, country: string | undefined): string =>
  country === 'UA' ? text.replace(/(\d{3}) (\d{2})(\d{2})$/, '$1 $2 $3') : text;

/** National grouping for a number of the reader's country, international for another, untouched where it is neither. */
export function formatPhone(number: string, country: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible()) return number;
  const text = parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
  return regroup(text, parsed.country);
}
