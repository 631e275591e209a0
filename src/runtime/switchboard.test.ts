import { beforeEach, describe, expect, it } from 'vitest';
import type { RoutingConfig } from '../core/routing/state.ts';
import type { CallSeen, TelephonyEvent } from '../core/telephony/event.ts';
import { InteractionId, TenantId, UserId } from '../shared/ids.ts';
import { createSwitchboard, type Line, type Switchboard } from './switchboard.ts';

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const [a, b] = [TenantId.parse(idOf(1)), TenantId.parse(idOf(2))];
const [anna, boris] = [UserId.parse(idOf(11)), UserId.parse(idOf(12))];
const call = InteractionId.parse(idOf(21));
const numberOf = { [a]: '420555000111', [b]: '420555000222' };
const agentOf = { [a]: anna, [b]: boris };

let switchboard: Switchboard;
let told: Record<TenantId, TelephonyEvent[]>;
beforeEach(() => {
  told = { [a]: [], [b]: [] };
  switchboard = createSwitchboard(
    () => 0,
    [a, b].map((id) => ({ id, numbers: [numberOf[id]!] })),
  );
});

/** A tenant's engine, plugged in; `calls` are those that it believes in. */
function plug(tenantId: TenantId, { calls = [] as InteractionId[], number = numberOf[tenantId]! } = {}): void {
  const config = { numbers: { [number]: {} }, agents: { [agentOf[tenantId]!]: {} } };
  const line: Line = {
    tenantId,
    config: () => config as unknown as RoutingConfig,
    tell: (event) => void told[tenantId]!.push(event),
    believes: (id) => calls.includes(id),
  };
  switchboard.plug(line);
}

const arrived = (to: string): TelephonyEvent => ({
  ...{ kind: 'call.arrived', at: 0, interactionId: call, from: '+420602118340', to, attempt: 1 },
});
const seen = (to: string): CallSeen => ({
  interactionId: call,
  from: null,
  to,
  legs: [],
  recordingName: null,
  recordingPaused: false,
});
const connected = (...calls: CallSeen[]): TelephonyEvent => ({
  ...{ kind: 'telephony.connected', at: 0, startedAt: 0, snapshot: { calls, phones: [anna, boris], lost: [] } },
});
const pressed: TelephonyEvent = { kind: 'digit.pressed', at: 0, interactionId: call, digit: '1' };
const ended: TelephonyEvent = { kind: 'call.ended', at: 0, interactionId: call, cause: 'normal', by: 'caller' };

/** What a tenant was told of calls: events by their kind, snapshots by what is in them. */
const heard = (tenantId: TenantId): string[] =>
  told[tenantId]!.flatMap((event) => {
    if (event.kind === 'telephony.connected') return event.snapshot.calls.map(({ to }) => `sees ${to}`);
    return event.kind === 'telephony.lost' ? [] : [event.kind];
  });

describe('a call', () => {
  it.each([a, b])('is told to the tenant of the number that was dialled, with or without its plus', (tenantId) => {
    plug(a);
    plug(b);
    for (const event of [connected(), arrived(`+${numberOf[tenantId]}`), pressed, ended]) switchboard.dispatch(event);
    switchboard.dispatch(arrived(numberOf[tenantId]!));
    expect(heard(tenantId)).toEqual(['call.arrived', 'digit.pressed', 'call.ended', 'call.arrived']);
    expect(heard(tenantId === a ? b : a)).toEqual([]);
  });

  it('to a number that no tenant has goes to the first tenant', () => {
    plug(b);
    plug(a);
    switchboard.dispatch(arrived('+420999'));
    expect([heard(a), heard(b)]).toEqual([['call.arrived'], []]);
  });

  it('stays with the tenant that believes in it, whatever number it came to', () => {
    plug(a);
    plug(b, { calls: [call] });
    switchboard.dispatch(connected(seen('+420999')));
    expect([heard(a), heard(b)]).toEqual([[], ['sees +420999']]);
  });
});

describe('a call of a tenant that nobody routes for', () => {
  it('that comes is told to nobody, and to its tenant once that one is routed for', () => {
    plug(a);
    switchboard.dispatch(connected());
    switchboard.dispatch(arrived(numberOf[b]!));
    plug(b);
    switchboard.dispatch(connected(seen(numberOf[b]!)));
    expect([heard(a), heard(b)]).toEqual([[], [`sees ${numberOf[b]}`]]);
  });

  it('that goes on is told to nobody, by event or by snapshot, and stays its tenant’s own', () => {
    plug(a);
    plug(b);
    for (const event of [connected(), arrived(numberOf[b]!)]) switchboard.dispatch(event);
    switchboard.unplug(b);
    for (const event of [connected(seen(numberOf[b]!)), pressed]) switchboard.dispatch(event);
    expect(heard(a)).toEqual([]);
    plug(b);
    switchboard.dispatch(pressed);
    expect(heard(b)).toEqual(['call.arrived', 'digit.pressed']);
  });

  it('to a number that its tenant got since the start is told to nobody either', () => {
    plug(a);
    plug(b, { number: '420555000333' });
    switchboard.unplug(b);
    switchboard.dispatch(arrived('420555000333'));
    expect(heard(a)).toEqual([]);
  });

  it('to a number that no tenant has is told to nobody while the first tenant is not routed for', () => {
    plug(b);
    switchboard.dispatch(arrived('+420999'));
    expect(heard(b)).toEqual([]);
  });
});

describe('telephones', () => {
  it('are told to the tenant of their agent', () => {
    plug(a);
    plug(b);
    switchboard.dispatch(connected());
    switchboard.dispatch({ kind: 'phone.lost', at: 0, agentId: boris });
    const phones = told[a]!.flatMap((event) => (event.kind === 'telephony.connected' ? event.snapshot.phones : []));
    expect([phones, heard(a), heard(b)]).toEqual([[anna], [], ['phone.lost']]);
  });

  it('are away for an engine that is plugged in while nothing is connected, and for all when the line is lost', () => {
    const kinds = (tenantId: TenantId) => told[tenantId]!.map(({ kind }) => kind);
    plug(a);
    switchboard.dispatch(connected());
    plug(b);
    switchboard.dispatch({ kind: 'telephony.lost', at: 0 });
    expect(kinds(a)).toEqual(['telephony.lost', 'telephony.connected', 'telephony.lost']);
    expect([kinds(b), switchboard.isUp()]).toEqual([['telephony.lost'], false]);
  });
});
