import { useTranslation } from 'react-i18next';
import { TextButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './inspector.module.css';
import { variablesOf } from './variables-of.ts';

/** What the flow knows of a call: which step notes it down, and which one asks for it. */
export function VariablesPanel() {
  const { t } = useTranslation();
  const { definition, select } = useEditing();
  const variables = variablesOf(definition);
  if (variables.length === 0) return <EmptyState>{t('flow.variables.none')}</EmptyState>;
  const steps = (names: readonly string[]) =>
    names.map((name) => (
      <TextButton key={name} onClick={() => select(name)}>
        {name}
      </TextButton>
    ));
  return (
    <dl className={styles.variables}>
      {variables.map(({ key, setBy, readBy }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            {t('flow.variables.setBy')} {setBy.length > 0 ? steps(setBy) : t('flow.variables.nobody')}
          </dd>
          {readBy.length > 0 && (
            <dd>
              {t('flow.variables.readBy')} {steps(readBy)}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
