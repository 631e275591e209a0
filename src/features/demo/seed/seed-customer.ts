import type { DemoLanguage } from './six-languages.ts';
import type { Party } from '../../../shared/party.ts';

/** A customer of the demo with everything that hangs on it, before it becomes rows. */
export interface SeedCustomer {
  key: string;
  kind: 'person' | 'organisation';
  party?: Party;
  language: DemoLanguage;
  /** Of an organisation its name. */
  familyName: string;
  givenName: string;
  principal?: 'jantar' | 'teleorion';
  birthDate?: string;
  identifier?: string;
  city: string;
  address?: string;
  since: string;
  flags?: string[];
  consents: { recording: boolean; email: boolean; advertising: boolean };
  points: SeedPoint[];
  /** To others, by their keys: what the other is to this one. */
  relations?: { role: string; other: string }[];
  objects: SeedObject[];
}

export interface SeedPoint {
  kind: 'phone' | 'email' | 'address' | 'messenger';
  value: string;
  usage?: 'direct' | 'shared' | 'guess';
  status?: 'unverified' | 'verified' | 'wrong-person' | 'dead' | 'refused';
  source?: string;
  preference?: string;
}

export type ObjectTypeKey = 'card' | 'contract' | 'meter' | 'account' | 'invoice' | 'order';

export interface SeedObject {
  type: ObjectTypeKey;
  key: string;
  title: string;
  state: string;
  data: Record<string, unknown>;
  /** Who told the values, and how long ago. */
  fresh?: { source: string; msAgo: number };
  /** What the other is to this one. */
  relations?: { role: string; type: ObjectTypeKey; key: string }[];
}

const dayMs = 86_400_000;

/** A calendar day so many days from now; the demo is always of today. */
export const dayFrom = (now: number, days: number): string => new Date(now + days * dayMs).toISOString().slice(0, 10);

export const czk = (koruna: number): { minor: number; currency: string } => ({
  minor: Math.round(koruna * 100),
  currency: 'CZK',
});
