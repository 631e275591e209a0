import type { Tx } from '../../adapters/postgres/unit.ts';
import { heardLanguages } from '../../core/flow/heard-languages.ts';
import { lintFlow } from '../../core/flow/lint-flow.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { FlowPage } from '../../shared/api/flows.ts';
import { AppError } from '../../shared/errors.ts';
import { inLanguage } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';
import { loadSurroundings } from './load-surroundings.ts';
import { personOf } from './person-of.ts';
import { type DraftFound, findDefinition, findDraft, findFlow, findVersions } from './queries.ts';

/** A flow with its draft, its versions and what its steps may name. */
export async function getFlow(
  tx: Tx,
  signedIn: SignedIn,
  { key, speech }: { key: string; speech: Speech },
): Promise<FlowPage> {
  const { tenantId, language } = signedIn;
  const flow = await findFlow(tx, tenantId, key);
  if (!flow) throw new AppError('not-found');
  const version = flow.published_version;
  const published = await findDefinition(tx, tenantId, { flowId: flow.id, version });
  const draft = await findDraft(tx, tenantId, flow.id);
  const versions = await findVersions(tx, tenantId, flow.id);
  const { numbers, surroundings } = await loadSurroundings(tx, signedIn, { key, speech });
  const shown = draft?.definition ?? published;
  return {
    ...{ key, names: flow.names, name: inLanguage(flow.names, language), publishedVersion: version, published },
    ...{ retiredAt: flow.retired_at && isoOf(flow.retired_at.getTime()), numbers },
    draft: draft && draftOf(draft, surroundings),
    versions: versions.map((one) => ({
      ...{ version: one.version, note: one.note, publishedBy: personOf(one) },
      publishedAt: isoOf(one.published_at.getTime()),
    })),
    surroundings: {
      ...surroundings,
      languages: shown ? heardLanguages(shown, surroundings.languages) : surroundings.languages,
    },
  };
}

const draftOf = (draft: DraftFound, around: FlowPage['surroundings']): NonNullable<FlowPage['draft']> => ({
  ...{ definition: draft.definition, revision: draft.revision, savedBy: personOf(draft) },
  savedAt: isoOf(draft.saved_at.getTime()),
  problems: lintFlow(draft.definition, around),
});
