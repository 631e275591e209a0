import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../ui/tabs.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './inspector.module.css';
import { FlowPanel } from './flow-panel.tsx';
import { StepPanel } from './step-panel.tsx';
import { VariablesPanel } from './variables-panel.tsx';

/** All that can be said of the chosen step, or of the flow where none is chosen. */
export function Inspector() {
  const { t } = useTranslation();
  const { selected } = useEditing();
  const [tab, setTab] = useState('step');
  const tabs = [
    { key: 'step', label: t(selected === null ? 'flow.tab.flow' : 'flow.tab.step') },
    { key: 'variables', label: t('flow.tab.variables') },
  ];
  return (
    <aside className={styles.inspector} aria-label={t('flow.inspector')}>
      <Tabs label={t('flow.inspector')} tabs={tabs} active={tab} onChoose={setTab}>
        <div className={styles.panel}>
          {tab === 'variables' ? <VariablesPanel /> : selected === null ? <FlowPanel /> : <StepPanel name={selected} />}
        </div>
      </Tabs>
    </aside>
  );
}
