import { askedDate, dateOf } from './asked-date.ts';
import { phoneKeyOf } from './phone-key.ts';
import { plainWords, searchWords } from './search-key.ts';

/** A word of a name as it was asked: with its marks, without them, and in the readings of its skeleton. */
export interface AskedWord {
  written: string;
  plain: string;
  readings: string[];
}

/** What a search asks for. A row of digits may be a number, a contract and a company id at once: all are looked up. */
export interface Question {
  familyName: AskedWord[];
  givenName: AskedWord[];
  city: AskedWord[];
  /** Words of the free text: of a name or of a city. */
  anywhere: AskedWord[];
  birthDate: string | null;
  /** Rows of digits in the free text: each may be a key or a number. */
  groups: Group[];
  key: string | null;
  phone: string | null;
  emails: string[];
}

export interface Group {
  /** Letters and digits of a contract, card, account, invoice, or of a person's or company's identifier. */
  key: string | null;
  /** Digits of a number, at least four; nine of them decide. */
  phone: string | null;
}

export interface AskedFields {
  text: string;
  familyName: string;
  givenName: string;
  city: string;
  birthDate: string;
  key: string;
  phone: string;
}

const email = /[^\s,;<>]+@[^\s,;<>]+\.[^\s,;<>]+/g;
/** Digits in groups, or a word with digits in it: a number, an identifier, a key. */
const digitGroups = /\+?\(?\d[\d\s().\-/]{2,}\d|[\p{L}\d-]*\d[\p{L}\d-]*/gu;

const keyLengthMin = 4;

export const keyOf = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

export function wordsOf(text: string): AskedWord[] {
  const written =
    text
      .toLowerCase()
      .normalize('NFC')
      .replace(/['’ʼ`´]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return written.flatMap((word) => {
    const plain = plainWords(word).join('');
    const readings = searchWords(plain).flat().filter(Boolean);
    return readings.length === 0 ? [] : [{ written: word, plain, readings }];
  });
}

/** Reads a question in the tenant's country; the free text is taken apart, the fields are what they say. */
export function understand(fields: AskedFields, country: string): Question {
  const free = takeApart(fields.text);
  return {
    familyName: wordsOf(fields.familyName),
    givenName: wordsOf(fields.givenName),
    city: wordsOf(fields.city),
    anywhere: wordsOf(free.words),
    birthDate: dateOf(fields.birthDate) ?? free.birthDate,
    groups: free.groups
      .map((text) => ({ key: askedKey(text), phone: askedPhone(text, country) }))
      .filter((group) => group.key !== null || group.phone !== null),
    key: askedKey(fields.key),
    phone: askedPhone(fields.phone, country),
    emails: free.emails,
  };
}

/** Every key and every number that the question may mean, for the look-up. */
export function lookedUp(question: Question): { keys: string[]; phones: string[] } {
  const groups = [...question.groups, { key: question.key, phone: question.phone }];
  return {
    keys: [...new Set(groups.flatMap((group) => group.key ?? []))],
    phones: [...new Set(groups.flatMap((group) => group.phone ?? []))],
  };
}

function takeApart(text: string): { words: string; groups: string[]; emails: string[]; birthDate: string | null } {
  const emails = (text.match(email) ?? []).map((found) => found.toLowerCase());
  const withoutEmails = text.replace(email, ' ');
  const birthDate = dateOf(withoutEmails);
  const withoutDate = birthDate ? withoutEmails.replace(askedDate, ' ') : withoutEmails;
  const groups = (withoutDate.match(digitGroups) ?? []).map((group) => group.trim());
  return { words: withoutDate.replace(digitGroups, ' '), groups, emails, birthDate };
}

function askedKey(text: string): string | null {
  const key = keyOf(text);
  return key.length >= keyLengthMin ? key : null;
}

function askedPhone(text: string, country: string): string | null {
  if (!/^[+\d\s().\-/]+$/.test(text)) return null;
  const digits = (phoneKeyOf(text, country)?.e164 ?? text).replace(/\D/g, '');
  return digits.length >= keyLengthMin ? digits.slice(-9) : null;
}

export const isEmpty = (question: Question): boolean =>
  question.birthDate === null &&
  question.key === null &&
  question.phone === null &&
  [question.familyName, question.givenName, question.city, question.anywhere].every((words) => words.length === 0) &&
  question.groups.length === 0 &&
  question.emails.length === 0;
