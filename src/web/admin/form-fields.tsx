import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StageSection } from '../ui/section.tsx';
import { useForm } from './form-context.tsx';
import styles from './form.module.css';
import { IconField } from './icon-field.tsx';
import { NamesField } from './names-field.tsx';
import { type FormField, formOf } from './noun-forms.ts';
import { DaysField } from './parts/days-field.tsx';
import { EmergencyField } from './parts/emergency-field.tsx';
import { ExceptionsField } from './parts/exceptions-field.tsx';
import { PlansField } from './parts/plans-field.tsx';
import { RelaxationsField } from './parts/relaxations-field.tsx';
import { ScopeField } from './parts/scope-field.tsx';
import { SkillsField } from './parts/skills-field.tsx';
import { WeekField } from './parts/week-field.tsx';
import {
  ChoiceField,
  LanguageField,
  ManyField,
  NumberField,
  OneField,
  SwitchField,
  TextField,
  TimeZoneField,
} from './plain-fields.tsx';

/** The form of a noun, section by section; what a new item is called stands at its name. */
export function FormFields({ keyField }: { keyField: ReactNode }) {
  const { t } = useTranslation();
  const { noun } = useForm();
  const [first, ...others] = formOf[noun];
  const [name, ...rest] = first!.fields.map((field) => <Field key={field.key} field={field} />);
  return (
    <>
      <div className={styles.rows}>
        {noun === 'number' && keyField}
        {name}
        {noun !== 'number' && keyField}
        {rest}
      </div>
      {others.map(({ title, fields }) => (
        <StageSection key={title} title={t(`admin.section.${title}`)}>
          <div className={styles.rows}>
            {fields.map((field) => (
              <Field key={field.key} field={field} />
            ))}
          </div>
        </StageSection>
      ))}
    </>
  );
}

function Field({ field }: { field: FormField }) {
  switch (field.kind) {
    case 'names':
    case 'consequence':
      return <NamesField field={field} />;
    case 'number':
    case 'time':
      return <NumberField field={field} />;
    case 'text':
    case 'email':
      return <TextField field={field} />;
    case 'icon':
      return <IconField field={field} />;
    case 'switch':
    case 'calls':
      return <SwitchField field={field} />;
    case 'choice':
      return <ChoiceField field={field} />;
    case 'one':
      return <OneField field={field} />;
    case 'many':
      return <ManyField field={field} />;
    case 'language':
      return <LanguageField field={field} />;
    case 'time-zone':
      return <TimeZoneField field={field} />;
    default:
      return <Part field={field} />;
  }
}

function Part({ field }: { field: FormField }) {
  switch (field.kind) {
    case 'skills':
      return <SkillsField field={field} />;
    case 'relaxations':
      return <RelaxationsField field={field} />;
    case 'week':
      return <WeekField field={field} />;
    case 'exceptions':
      return <ExceptionsField field={field} />;
    case 'days':
      return <DaysField field={field} />;
    case 'plans':
      return <PlansField field={field} />;
    case 'scope':
      return <ScopeField field={field} />;
    case 'emergency':
      return <EmergencyField field={field} />;
    default:
      return null;
  }
}
