import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openDatabase, openPool } from '../adapters/postgres/pool.ts';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import type { TelephonyHealth, TelephonyPort } from '../core/telephony/telephony-port.ts';
import { healthOf, takesDesks } from './health.ts';

const answering = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
/** Port 1 of this machine: nobody answers there. */
const away = openDatabase(openPool('postgres://zvon_app@127.0.0.1:1/zvon', { max: 1, log: () => undefined }));

const simulated: TelephonyHealth = { driver: 'simulated', asterisk: null };
const asterisk: TelephonyHealth = {
  driver: 'asterisk',
  asterisk: { version: '22.10.1', startedAt: '2026-03-09T08:00:00.000Z', channels: 3 },
};

interface Parts {
  db?: Kysely<Tables>;
  telephony?: TelephonyHealth;
  routing?: boolean;
  standsBy?: boolean;
  writes?: boolean;
  freeBytes?: number;
}

const health = (parts: Parts) =>
  healthOf({
    db: parts.db ?? answering,
    telephony: { health: () => parts.telephony ?? simulated } as TelephonyPort,
    routing: {
      ready: () => parts.routing ?? true,
      standsBy: () => parts.standsBy ?? false,
      writes: () => parts.writes ?? true,
    },
    ...{ version: '0.1.0', migrations: '0005-case-history.sql', boot: 'first' },
    disks: [{ holds: ['database'], freeBytes: parts.freeBytes ?? 900, totalBytes: 1_000 }],
  });

describe('health', () => {
  it('is ok when the database answers, the telephone system is there and calls are routed', async () => {
    expect(await health({ telephony: asterisk })).toEqual({
      ...{ status: 'ok', version: '0.1.0', database: 'ok', migrations: '0005-case-history.sql', boot: 'first' },
      ...{ telephony: asterisk, disk: 'ok' },
    });
    expect(await health({})).toMatchObject({ status: 'ok', telephony: { driver: 'simulated', asterisk: null } });
  });

  it('is starting until calls are routed', async () => {
    expect(await health({ routing: false })).toMatchObject({ status: 'starting', database: 'ok' });
  });

  it('stands by while another node routes, and has no telephone then', async () => {
    const telephony: TelephonyHealth = { driver: 'asterisk', asterisk: null };
    expect(await health({ routing: false, standsBy: true, telephony })).toMatchObject({ status: 'standby' });
  });

  it('sends desks to a node that holds its calls, and to none that starts or stands by', () => {
    expect((['ok', 'degraded', 'starting', 'standby'] as const).filter(takesDesks)).toEqual(['ok', 'degraded']);
  });

  it('is degraded while the database is away', async () => {
    expect(await health({ db: away })).toMatchObject({ status: 'degraded', database: 'away' });
    expect(await health({ db: away, routing: false })).toMatchObject({ status: 'degraded' });
  });

  it('is degraded while the database answers but takes nothing', async () => {
    expect(await health({ writes: false })).toMatchObject({ status: 'degraded', database: 'away' });
  });

  it('tells of a disk that fills, and is no worse for it as long as anything fits', async () => {
    expect(await health({ freeBytes: 150 })).toMatchObject({ status: 'ok', disk: 'scarce' });
    expect(await health({ freeBytes: 50 })).toMatchObject({ status: 'ok', disk: 'full' });
  });

  it('is degraded while Asterisk is away', async () => {
    expect(await health({ telephony: { driver: 'asterisk', asterisk: null } })).toMatchObject({
      ...{ status: 'degraded', database: 'ok', telephony: { driver: 'asterisk', asterisk: null } },
    });
  });
});
