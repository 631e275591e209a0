import { useTranslation } from 'react-i18next';
import type { CandidateDoc } from '../../../shared/api/desk.ts';
import { useFormats } from '../../app/reader.tsx';

type EvidenceOf = CandidateDoc['evidence'][number];

/** The detail of one piece of evidence in words: which case, when, which card. */
export function useEvidenceWords(): (evidence: EvidenceOf) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ kind, detail }) => {
    const at = detail.at ? formats.when(detail.at, Date.now()) : '';
    return t(`identity.detail.${kind}`, {
      agent: '',
      direction: 'in',
      count: 1,
      no: '',
      of: '',
      role: 'other',
      type: 'other',
      ...detail,
      at,
      ...numbersOf(detail),
    });
  };
}

/** ICU plurals want numbers; the wire carries text. */
const numbersOf = (detail: Record<string, string>): Record<string, number> =>
  detail.count === undefined ? {} : { count: Number(detail.count) };
