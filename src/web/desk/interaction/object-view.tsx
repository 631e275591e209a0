import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ObjectDoc } from '../../../shared/api/customers.ts';
import { api, refusalOf } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { keyOf } from '../../app/query.ts';
import { useSay } from '../../app/toasts.tsx';
import { PageState } from '../../customers/page-state.tsx';
import { objectName } from '../../objects/object-name.ts';
import { stateTone } from '../../objects/object-state.ts';
import { useStateWord } from '../../objects/use-state-word.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ObjectHead } from '../../ui/object-head.tsx';
import styles from './interaction.module.css';
import { ObjectBody } from './object-body.tsx';
import { useTellAct } from './use-tell-act.tsx';

type Shown = ObjectDoc;

/** A card, contract or account on the stage, with its acts; an act says what case it made and how to take it back. */
export function ObjectView({ objectId, interactionId }: { objectId: string; interactionId: string | null }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf.object(objectId),
    queryFn: () => api.customers.object({ id: objectId as never }),
  });
  const perform = usePerform(objectId, interactionId);
  const stateWord = useStateWord();
  const object = data as Shown | undefined;
  const keys = Object.fromEntries(
    (object?.actions ?? []).flatMap((action) =>
      action.hotKey
        ? [[action.hotKey, { act: () => perform.mutate(action.key), label: action.name, group: t('keys.group.call') }]]
        : [],
    ),
  );
  useKeys(keys);
  if (!object) return <PageState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.sheet}>
      <ObjectHead
        title={objectName(object)}
        status={{ word: stateWord(object.state), tone: stateTone(object.state) }}
        about={
          <>
            {object.customer ? (
              <>
                {t('object.holder')}{' '}
                <Link to="/customers/$customer" params={{ customer: object.customer.id }}>
                  {object.customer.name}
                </Link>
              </>
            ) : (
              t('object.noHolder')
            )}
            {object.relations.map((relation) => (
              <span key={relation.id}>
                {' · '}
                <Link to="/o/$object" params={{ object: relation.id }}>
                  {relation.title}
                </Link>
              </span>
            ))}
          </>
        }
        actions={object.actions.map((action) => (
          <Button
            key={action.key}
            variant={action.primary ? 'ink' : 'outline'}
            icon={action.primary ? <Icon of={RefreshCw} /> : undefined}
            keys={action.hotKey ?? undefined}
            disabled={perform.isPending}
            onClick={() => perform.mutate(action.key)}
          >
            {perform.isPending && perform.variables === action.key ? t('object.refreshing') : action.name}
          </Button>
        ))}
      />
      <ObjectBody object={object} />
    </div>
  );
}

function usePerform(objectId: string, interactionId: string | null) {
  const { t } = useTranslation();
  const say = useSay();
  const tellAct = useTellAct();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (action: string) =>
      api.customers.act({ id: objectId as never, action, interactionId: interactionId as never }),
    onSuccess: (done) => {
      queryClient.setQueryData(keyOf.object(objectId), done.object);
      void queryClient.invalidateQueries({ queryKey: keyOf.objectTimeline(objectId) });
      tellAct(done.case);
    },
    onError: (error) => {
      const { code, detail } = refusalOf(error);
      say({ title: t(`error.${code}`, detail), tone: 'bad' });
    },
  });
}
