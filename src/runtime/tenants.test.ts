import { describe, expect, it } from 'vitest';
import { TenantId } from '../shared/ids.ts';
import { tenantOfHost, type TenantRow } from './tenants.ts';

const row = (nth: number, host: string | null): TenantRow => ({
  ...{ id: TenantId.parse(`00000000-0000-4000-8000-00000000000${nth}`), host },
  ...{ country: 'CZ', version: 0, numbers: [] },
});
const one = row(1, 'one.example');
const two = row(2, 'two.example');
const unnamed = row(3, null);

describe('the tenant of a host', () => {
  it('is the one that has its name, whatever the port', () => {
    expect(tenantOfHost([one, two, unnamed], 'two.example:7080')).toBe(two.id);
  });

  it('is the only one of the installation, whatever the name', () => {
    for (const only of [one, unnamed]) expect(tenantOfHost([only], '127.0.0.1:7080')).toBe(only.id);
  });

  it('is nobody for a name that none of several has', () => {
    for (const tenants of [[one, two], [unnamed, one], []])
      expect(() => tenantOfHost(tenants, 'other.example')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
