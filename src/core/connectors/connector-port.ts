import type { ConnectorManifest } from '../../shared/connector-manifest.ts';

export interface ConnectorQuestion {
  /** Whose failures are counted together. */
  connectorId: string;
  manifest: ConnectorManifest;
  operation: string;
  /** What the templates of path, query and body may name. */
  values: Readonly<Record<string, string>>;
}

export type ConnectorAnswer =
  /** Values by the keys of the operation's mapping. */
  | { kind: 'answered'; values: Record<string, unknown> }
  /** It is there, but does not know what was asked, or refused it. */
  | { kind: 'refused'; why: string }
  | { kind: 'unavailable'; why: string }
  | { kind: 'timeout' };

/** Asks another system by its manifest; never throws for what the other system does. */
export type ConnectorCall = (question: ConnectorQuestion) => Promise<ConnectorAnswer>;
