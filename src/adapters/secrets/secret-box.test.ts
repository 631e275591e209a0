import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../shared/ids.ts';
import { createSecretBox } from './secret-box.ts';

const own = '00000000-0000-4000-8000-000000000001' as TenantId;
const other = '00000000-0000-4000-8000-000000000002' as TenantId;

describe('a sealed secret', () => {
  const box = createSecretBox(randomBytes(32));

  it('is read again by its tenant, and shows nothing of itself until then', () => {
    const sealed = box.seal(own, 'JBSWY3DPEHPK3PXP');
    expect(sealed.toString('latin1')).not.toContain('JBSWY3DP');
    expect(box.open(own, sealed)).toBe('JBSWY3DPEHPK3PXP');
  });

  it('is another one each time', () => {
    expect(box.seal(own, 'the same').equals(box.seal(own, 'the same'))).toBe(false);
  });

  it('is noise to another tenant, to another installation, and with a flipped bit', () => {
    const sealed = box.seal(own, 'JBSWY3DPEHPK3PXP');
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(14) ^ 1, 14);
    expect(() => box.open(other, sealed)).toThrow();
    expect(() => createSecretBox(randomBytes(32)).open(own, sealed)).toThrow();
    expect(() => box.open(own, flipped)).toThrow();
  });
});
