import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface PhoneKey {
  /** With plus, as `contact_point.value` keeps it. */
  e164: string;
  country: string | null;
  line: 'mobile' | 'fixed' | 'premium' | 'toll-free' | 'other';
}

const lines: Record<string, PhoneKey['line']> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed',
  FIXED_LINE_OR_MOBILE: 'mobile',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'premium',
  TOLL_FREE: 'toll-free',
};

/**
 * Any way of writing a number as the number itself, or null where it is none. A number without a country code is the
 * tenant's country's; a zero before it is an old habit where the country has no trunk prefix.
 */
export function phoneKeyOf(text: string, country: string): PhoneKey | null {
  const written = text
    .replace(/\(0\)/g, '')
    .replace(/^\s*00/, '+')
    .trim();
  const candidates = [written, written.replace(/^0/, '')];
  for (const candidate of candidates) {
    const parsed = parsePhoneNumberFromString(candidate, { defaultCountry: country as CountryCode, extract: false });
    if (!parsed?.isValid()) continue;
    return { e164: parsed.number, country: parsed.country ?? null, line: lines[parsed.getType() ?? ''] ?? 'other' };
  }
  return null;
}

/** What the look-up compares: a caller's number and a kept one may differ in prefix, not in the last nine digits. */
export const lastNineOf = (text: string): string => text.replace(/\D/g, '').slice(-9);
