import {
  Briefcase,
  Building2,
  Keyboard,
  type LucideIcon,
  Phone,
  PhoneIncoming,
  PhoneOutgoing,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerHit } from '../../../shared/api/customers.ts';
import type { CandidateDoc } from '../../../shared/api/desk.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { useFormats } from '../../app/reader.tsx';
import { PartyTag } from '../../customers/party-tag.tsx';
import { useHitWords } from '../../customers/use-hit-words.ts';
import { Icon } from '../../ui/icon.tsx';
import type { PersonChoiceProps } from '../../ui/person-choice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useEvidenceWords } from './evidence-words.ts';

/** One who may be calling, as the chooser shows them. */
interface PersonRow {
  id: CustomerId;
  name: string;
  said: Pick<PersonChoiceProps, 'tag' | 'about' | 'reason' | 'reasonIcon' | 'reasonTag' | 'reasonDetail' | 'strength'>;
}

const listed = (parts: readonly (string | null | undefined | false)[]): string => parts.filter(Boolean).join(' · ');

const glyphs: Partial<Record<CandidateDoc['evidence'][number]['kind'], LucideIcon>> = {
  'typed-identifier': Keyboard,
  'direct-number': Phone,
  'open-case': Briefcase,
  'shared-number': Users,
  representative: Building2,
};

function glyphOf({ kind, detail }: CandidateDoc['evidence'][number]): LucideIcon | undefined {
  if (kind === 'called-recently') return detail.direction === 'in' ? PhoneIncoming : PhoneOutgoing;
  return glyphs[kind];
}

/** Candidates by their evidence: the best piece as the reason, its detail and the other pieces under it. */
export function useCandidateRows(candidates: readonly CandidateDoc[]): PersonRow[] {
  const { t } = useTranslation();
  const words = useEvidenceWords();
  return candidates.map(({ customerId, name, party, city, distinguishing, evidence, strength }) => {
    const [first, ...rest] = evidence;
    const isGuess = first?.kind === 'signature';
    const glyph = first && glyphOf(first);
    return {
      id: customerId,
      name,
      said: {
        tag: <PartyTag party={party} />,
        about: listed([
          city,
          ...distinguishing.map(({ kind, value }) => t(`identity.mark.${kind}`, { value, defaultValue: value })),
        ]),
        reason: first ? t(`identity.evidence.${first.kind}`) : '',
        reasonIcon: glyph && <Icon of={glyph} />,
        reasonTag: isGuess ? <Tag>{t('identity.guess')}</Tag> : undefined,
        reasonDetail: listed([first && words(first), ...rest.map((one) => t(`identity.evidence.${one.kind}`))]),
        strength: { of: strength, word: t(isGuess ? 'identity.guess' : `identity.strength.${strength}`) },
      },
    };
  });
}

/** Whoever was found by typing: what agrees with the question as the reason, what differs under it. */
export function useHitRows(hits: readonly CustomerHit[]): PersonRow[] {
  const words = useHitWords();
  const formats = useFormats();
  return hits.map((hit) => ({
    id: hit.id,
    name: hit.name,
    said: {
      tag: <PartyTag party={hit.party} />,
      about: listed([
        hit.city,
        hit.birthDate && formats.date(hit.birthDate),
        hit.identifier,
        hit.objectKeys[0] && `${hit.objectKeys[0].typeName} ${hit.objectKeys[0].key}`,
      ]),
      reason: words.agrees(hit),
      reasonDetail: words.differs(hit),
    },
  }));
}
