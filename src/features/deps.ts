import type { Tx, Unit, Who } from '../adapters/postgres/unit.ts';
import type { AgentRequest } from '../core/routing/event.ts';
import type { TenantId } from '../shared/ids.ts';

/** The codes of an authenticator (RFC 6238). */
export interface OneTimeCodes {
  newSecret(): string;
  /** What an authenticator reads from the picture. */
  uriOf(of: { issuer: string; name: string; secret: string }): string;
  /** The time step that a code belongs to; null where it belongs to none about now. */
  stepOf(secret: string, code: string, now: number): number | null;
}

/** What use cases are given; `runtime` makes it. */
export interface Deps {
  /** A read-only transaction in the asker's envelope. */
  read<T>(who: Who, read: (tx: Tx) => Promise<T>): Promise<T>;
  /** One writing transaction; after its commit the browsers are told and the outbox is worked. */
  commit<T>(who: Who, work: (unit: Unit) => Promise<T>): Promise<T>;
  /** Hands a request to the tenant's routing engine; resolves after its commit, throws the refusal as AppError. */
  route(tenantId: TenantId, request: AgentRequest): Promise<void>;
  /** The tenant that a host name belongs to; the only one of the installation where there is one. */
  tenantOf(host: string): Promise<TenantId>;
  /** Tells the telephone system of changed phone passwords. */
  provisionPhones(): Promise<void>;
  hashPassword(password: string): Promise<string>;
  verifyPassword(passwordHash: string, password: string): Promise<boolean>;
  /** Encrypts for a tenant by the installation's key what must be read again. */
  secrets: { seal(tenantId: TenantId, text: string): Buffer; open(tenantId: TenantId, sealed: Buffer): string };
  codes: OneTimeCodes;
  /** 256 random bits, base64url. */
  newToken(): string;
  sha256(text: string): Buffer;
  newId(): string;
  now(): number;
}
