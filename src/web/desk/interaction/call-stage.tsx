import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { StageFoot } from '../../app/shell/page-places.tsx';
import { objectIcon } from '../../objects/object-icon.ts';
import { objectName } from '../../objects/object-name.ts';
import { useObjectNames } from '../../objects/use-object-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { CallFacts } from './call-facts.tsx';
import { CaseView } from './case-view.tsx';
import { IdentityChooser } from './identity-chooser.tsx';
import { IdentitySearch } from './identity-search.tsx';
import { IdentityStrip } from './identity-strip.tsx';
import styles from './interaction.module.css';
import { NoteFoot } from './note-foot.tsx';
import { ObjectView } from './object-view.tsx';
import { useIdentitySearch } from './use-identity-search.ts';

/** The stage of a call: who it is, then what opened, the call and its cases as tabs; the note is always at the foot. */
export function CallStage({
  interaction,
  onPreview,
}: {
  interaction: InteractionDoc;
  onPreview: (who: CustomerId | null) => void;
}) {
  const { t } = useTranslation();
  const { state } = interaction.identity;
  const search = useIdentitySearch(interaction);
  const isOpen = state === 'several' || state === 'none';
  return (
    <div className={styles.stage}>
      <IdentityStrip interaction={interaction} onAnother={search.toggle} />
      {(search.isOpen || isOpen) && (
        <h1 className="visually-hidden">{t(state === 'several' ? 'identity.several.title' : 'search.title')}</h1>
      )}
      {search.isOpen || state === 'none' ? (
        <IdentitySearch interaction={interaction} onChosen={search.close} />
      ) : isOpen ? (
        <IdentityChooser interaction={interaction} onPreview={onPreview} />
      ) : (
        <CallTabs interaction={interaction} />
      )}
      <StageFoot>
        <NoteFoot interaction={interaction} />
      </StageFoot>
    </div>
  );
}

function CallTabs({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const { phone } = useFormats();
  const navigate = useNavigate({ from: '/desk/i/$interaction' });
  const { object: opened, tab: chosen = opened && `object ${opened}` } = useSearch({
    from: '/signed-in/desk/i/$interaction',
  });
  const beside = useOpened(opened);
  const popped = interaction.identity.pop.flatMap(({ target }) => (target.kind === 'object' ? [target] : []));
  const names = useObjectNames(popped.map(({ id }) => id));
  const objects = popped.map((target) => objectTab({ ...target, title: names.get(target.id) ?? target.title }));
  const tabs = tabsOf(interaction, objects, t, interaction.from ? phone(interaction.from) : '');
  if (beside && !tabs.some((tab) => tab.key === beside.key)) tabs.unshift(beside);
  const active = tabs.some((tab) => tab.key === chosen) ? chosen! : tabs[0]!.key;
  const [kind, id] = active.split(' ');
  const choose = (tab: string): void =>
    void navigate({ search: (before) => ({ ...before, tab }), replace: true, resetScroll: false });
  return (
    <Tabs label={t('call.facts')} tabs={tabs} active={active} onChoose={choose}>
      <div className={styles.scroll}>
        {kind === 'object' && <ObjectView objectId={id!} interactionId={interaction.id} />}
        {kind === 'case' && <CaseView caseId={id!} />}
        {kind === 'call' && (
          <>
            <h1 className="visually-hidden">{t('call.facts')}</h1>
            <CallFacts interaction={interaction} />
          </>
        )}
      </div>
    </Tabs>
  );
}

/** What the agent opened from the context: it stands in the call, so that what is done to it belongs to the call. */
function useOpened(id: string | undefined): Tab | null {
  const { data } = useQuery({
    queryKey: keyOf.object(id ?? ''),
    queryFn: () => api.customers.object({ id: id as never }),
    enabled: id !== undefined,
  });
  return data ? objectTab({ ...data, title: objectName(data) }) : null;
}

const objectTab = ({ id, title, icon }: { id: string; title: string; icon: string }): Tab => ({
  key: `object ${id}`,
  label: title,
  icon: <Icon of={objectIcon(icon)} />,
});

/** What the screen-pop rules opened comes first, then the call, then its cases. */
function tabsOf(
  interaction: InteractionDoc,
  popped: readonly Tab[],
  t: (key: string, args?: Record<string, unknown>) => string,
  number: string,
): Tab[] {
  const cases = interaction.cases
    .filter((one) => one.state !== 'voided')
    .map((one): Tab => ({
      key: `case ${one.id}`,
      label: t('call.tab.case', { no: one.no }),
      tag: one.role === 'opened_by' ? <Tag tone="good">{t('call.tab.new')}</Tag> : undefined,
    }));
  return [
    ...popped,
    {
      key: 'call',
      label: popped.length > 0 ? t('call.tab.call') : number || t('call.tab.call'),
    },
    ...cases,
  ];
}
