import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ReadSpeech } from '../../core/flow/speech-port.ts';
import type { ConfigRef } from '../../shared/config/config-key.ts';
import type { Deps } from '../deps.ts';
import { demand, type SignedIn, signedInRoute, whoOf } from '../route.ts';
import { applyConfig } from './apply-config.ts';
import { bringBackItem } from './bring-back-item.ts';
import { diffConfig } from './diff-config.ts';
import { exportConfig } from './export-config.ts';
import { getItem } from './get-item.ts';
import { listChanges } from './list-changes.ts';
import { listItems } from './list-items.ts';
import { retireItem } from './retire-item.ts';
import { saveItem } from './save-item.ts';
import { undoChange } from './undo-change.ts';

export function configRoutes(deps: Deps, readSpeech: ReadSpeech) {
  const { config } = signedInRoute;
  const page = (signedIn: SignedIn, { noun, key }: ConfigRef) =>
    deps.read(whoOf(signedIn), (tx) => getItem(tx, signedIn, { noun, key }));
  /** The item as it is after the act. */
  const changed = async (signedIn: SignedIn, ref: ConfigRef, act: (unit: Unit) => Promise<void>) => {
    demand(signedIn, 'change', 'configuration');
    await deps.commit(whoOf(signedIn), act);
    return page(signedIn, ref);
  };
  return {
    list: config.list.handler(async ({ input, context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'configuration');
      return { items: await deps.read(who, (tx) => listItems(tx, signedIn, input)) };
    }),
    get: config.get.handler(({ input, context: { signedIn } }) => {
      demand(signedIn, 'read', 'configuration');
      return page(signedIn, input);
    }),
    save: config.save.handler(async ({ input, context: { signedIn } }) => {
      demand(signedIn, input.revision === null ? 'create' : 'change', 'configuration');
      const speech = await readSpeech();
      return changed(signedIn, input, (unit) => saveItem(unit, deps, input, speech));
    }),
    retire: config.retire.handler(({ input, context: { signedIn } }) =>
      changed(signedIn, input, (unit) => retireItem(unit, input, signedIn.language)),
    ),
    bringBack: config.bringBack.handler(({ input, context: { signedIn } }) =>
      changed(signedIn, input, (unit) => bringBackItem(unit, input)),
    ),
    undo: config.undo.handler(async ({ input, context: { signedIn } }) => {
      const speech = await readSpeech();
      const { language } = signedIn;
      return changed(signedIn, input, (unit) => undoChange(unit, deps, input, { language, speech }));
    }),
    changes: config.changes.handler(async ({ input, context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'configuration');
      return { changes: await deps.read(who, (tx) => listChanges(tx, signedIn.tenantId, input)) };
    }),
    exportFile: config.exportFile.handler(({ context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'configuration');
      return deps.read(who, (tx) => exportConfig(tx, signedIn.tenantId));
    }),
    diffFile: config.diffFile.handler(async ({ input, context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'configuration');
      return { differences: await deps.read(who, (tx) => diffConfig(tx, signedIn.tenantId, input.file)) };
    }),
    applyFile: config.applyFile.handler(async ({ input, context: { signedIn, who } }) => {
      demand(signedIn, 'change', 'configuration');
      const speech = await readSpeech();
      return { applied: await deps.commit(who, (unit) => applyConfig(unit, deps, input, speech)) };
    }),
  };
}
