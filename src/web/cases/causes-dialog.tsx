import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { wantLaterWords } from '../app/i18n.ts';
import { useFormats } from '../app/reader.tsx';
import { PartState } from '../customers/page-state.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './case.module.css';

type Actor = Awaited<ReturnType<typeof api.interactions.causes>>['chain'][number]['actor'];

/** The chain of causes of an event: itself first, then each cause of the one before. */
export function CausesDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const by = useActorWord();
  const { data, error, refetch } = useQuery({
    queryKey: ['causes', version],
    queryFn: async () => {
      // The words of the facts are not fetched with the desk.
      await wantLaterWords();
      return api.interactions.causes({ version });
    },
  });
  const chain = data?.chain ?? [];
  return (
    <Dialog opened onClose={onClose} title={t('cause.title')} closeLabel={t('common.close')}>
      {!data && <PartState error={error} onRetry={() => void refetch()} />}
      <ol className={styles.causes}>
        {chain.map((link) => (
          <li key={link.version}>
            <span className={styles.quiet}>{formats.timeWithSeconds(link.at)}</span>
            <span>
              <strong>{i18n.exists(`fact.${link.kind}`) ? t(`fact.${link.kind}`) : link.kind}</strong>
              <span className={styles.quiet}>
                {by(link.actor)} · {t('case.event', { version: link.version })}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {data && chain.length < 2 && <EmptyState>{t('cause.none')}</EmptyState>}
    </Dialog>
  );
}

/** Who or what did it; people are named, rules with their version. */
function useActorWord(): (actor: Actor) => string {
  const { t, i18n } = useTranslation();
  return ({ kind, name, rule, ruleVersion }) => {
    if (kind === 'rule') return t('cause.by.rule', { rule: rule ?? name ?? '', version: ruleVersion ?? 1 });
    if (kind === 'import') return t('cause.by.import', { name: name ?? '' });
    if (name) return name;
    return i18n.exists(`cause.by.${kind}`) ? t(`cause.by.${kind}`) : kind;
  };
}
