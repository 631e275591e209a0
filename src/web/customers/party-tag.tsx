import { useTranslation } from 'react-i18next';
import type { Party } from '../../shared/party.ts';
import { Tag } from '../ui/tag.tsx';

/** Which party it is, where it is not the ordinary customer. */
export function PartyTag({ party }: { party: Party }) {
  const { t } = useTranslation();
  return party === 'customer' ? null : <Tag>{t(`customer.party.${party}`)}</Tag>;
}
