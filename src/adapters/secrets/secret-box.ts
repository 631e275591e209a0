import { hkdfSync } from 'node:crypto';
import type { TenantId } from '../../shared/ids.ts';
import { unwrapKey, wrapKey } from '../recordings/sealed-file.ts';

/** Secrets that the database keeps: AES-256-GCM under a key of the tenant, which is made of the installation's. */
export function createSecretBox(masterKey: Buffer) {
  const keyOf = (tenantId: TenantId): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `zvon secrets ${tenantId}`, 32));
  return {
    seal: (tenantId: TenantId, text: string): Buffer => wrapKey(Buffer.from(text), keyOf(tenantId)),
    /** Throws when the key is another or a bit was flipped. */
    open: (tenantId: TenantId, sealed: Buffer): string => unwrapKey(sealed, keyOf(tenantId)).toString(),
  };
}

export type SecretBox = ReturnType<typeof createSecretBox>;
