import { beforeEach, expect, test } from 'vitest';
import { UserId } from '../../shared/ids.ts';
import type { ContactStatusChange } from './ari/events.generated.ts';
import { forgetContacts, phoneEventOf, settlePhone, type RegisteredPhones } from './phone-state.ts';

const agentId = UserId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0001');
const at = Date.parse('2026-11-22T10:00:00.000Z');

let phones: RegisteredPhones;
beforeEach(() => {
  phones = new Map();
});

type Status = ContactStatusChange['contact_info']['contact_status'];

const hear = (contact_status: Status, uri: string, aor = agentId.replaceAll('-', '')) =>
  phoneEventOf(phones, {
    type: 'ContactStatusChange',
    application: 'zvon',
    timestamp: '2026-11-22T10:00:00.000+0000',
    endpoint: { technology: 'PJSIP', resource: aor, channel_ids: [] },
    contact_info: { uri, contact_status, aor },
  })?.kind ?? null;

test('a phone is registered when it answers, not when it only asks', () => {
  expect(hear('Unknown', 'a')).toBeNull();
  expect(hear('NonQualified', 'a')).toBeNull();
  expect(hear('Reachable', 'a')).toBe('phone.registered');
  expect(hear('Reachable', 'a')).toBeNull();
});

test('a phone is lost when its contact is removed or answers no more', () => {
  hear('Reachable', 'a');
  expect(hear('Removed', 'a')).toBe('phone.lost');
  hear('Reachable', 'b');
  expect(hear('Unreachable', 'b')).toBe('phone.lost');
  expect(hear('Removed', 'b')).toBeNull();
});

test('a reloaded desk registers again, and the end of its former contact says nothing', () => {
  hear('Reachable', 'a');
  expect(hear('Reachable', 'b')).toBe('phone.registered');
  expect(hear('Removed', 'a')).toBeNull();
  expect(hear('Removed', 'b')).toBe('phone.lost');
});

test('of a phone that only a list has shown any end is its end', () => {
  expect(settlePhone(phones, agentId, true, at)).toEqual({ kind: 'phone.registered', at, agentId });
  expect(settlePhone(phones, agentId, true, at)).toBeNull();
  expect(hear('Removed', 'whatever')).toBe('phone.lost');
});

test('a phone that registered anew while nobody listened is lost with its new contact', () => {
  hear('Reachable', 'a');
  forgetContacts(phones);
  expect(settlePhone(phones, agentId, true, at)).toBeNull();
  expect(hear('Removed', 'b')).toBe('phone.lost');
});

test('what a list misses is lost', () => {
  hear('Reachable', 'a');
  expect(settlePhone(phones, agentId, false, at)?.kind).toBe('phone.lost');
  expect(settlePhone(phones, agentId, false, at)).toBeNull();
});

test('a trunk is nobody’s phone', () => {
  expect(hear('Reachable', 'a', 'trunk-in')).toBeNull();
  expect(phones.size).toBe(0);
});
