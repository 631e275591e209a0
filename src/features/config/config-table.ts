import type { Tx, Unit } from '../../adapters/postgres/unit.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';

export interface ConfigRow<S = Record<string, unknown>> {
  id: string;
  key: string;
  /** As the API shows them: other items by their keys. */
  settings: S;
  retiredAt: Date | null;
}

/** What is to stand there. Of a new item there is no row yet. */
export interface ConfigToWrite<S> {
  id: string;
  key: string;
  settings: S;
  isNew: boolean;
  why: string | null;
}

/** What some nouns need to be written. */
interface ConfigMeans extends Pick<Deps, 'newToken'> {
  /** What can be said to callers, for flows. */
  speech: Speech;
}

/** How one noun's settings stand in the database. Settings are few: they are read as a whole. */
export interface ConfigTable<S = Record<string, unknown>> {
  /** In at most three queries. */
  list(tx: Tx, tenantId: TenantId): Promise<ConfigRow<S>[]>;
  write(unit: Unit, item: ConfigToWrite<S>, means: ConfigMeans): Promise<void>;
  retire(unit: Unit, id: string, at: Date | null): Promise<void>;
}
