import { useTranslation } from 'react-i18next';
import type { ConfigPage } from '../../shared/api/config.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { ChangeLines } from './change-lines.tsx';
import { changesOf } from './changes-of.ts';
import { useForm } from './form-context.tsx';
import { History } from './history.tsx';
import { fieldsOf } from './noun-forms.ts';
import { PersonAccess } from './person-access.tsx';
import { UseList } from './use-list.tsx';

interface ItemContextProps {
  page: ConfigPage | null;
  why: string;
  onWhy: (why: string) => void;
}

/** What applying the form will change and why, what names the item, and what was changed before. */
export function ItemContext({ page, why, onWhy }: ItemContextProps) {
  const { t } = useTranslation();
  const { noun, draft, speaker, isChanged } = useForm();
  const changes = changesOf(fieldsOf(noun), page ? draft.base : null, draft.settings, speaker);
  return (
    <>
      <Section title={t('admin.willChange')} raised>
        {isChanged ? (
          <>
            <ChangeLines changes={changes} />
            {page && (
              <Field
                label={t('admin.why')}
                value={why}
                maxLength={500}
                onChange={(event) => onWhy(event.target.value)}
              />
            )}
          </>
        ) : (
          <EmptyState>{t('admin.willChange.nothing')}</EmptyState>
        )}
      </Section>
      {page?.item.noun === 'person' && page.item.retiredAt === null && <PersonAccess item={page.item} />}
      {page && (
        <Section title={t('admin.usedBy')} aside={page.uses.length || undefined}>
          {page.uses.length === 0 ? <EmptyState>{t('admin.usedBy.nothing')}</EmptyState> : <UseList uses={page.uses} />}
        </Section>
      )}
      {page && <History page={page} />}
    </>
  );
}
