import { createContext, type ReactNode, useContext } from 'react';
import type { ItemForm } from './use-item-form.ts';
import type { Speaker } from './say-value.ts';

interface Filling extends ItemForm {
  speaker: Speaker;
}

const FormContext = createContext<Filling | null>(null);

export function FormProvider({ form, children }: { form: Filling; children: ReactNode }) {
  return <FormContext value={form}>{children}</FormContext>;
}

/** The form that the part stands in. */
export function useForm(): Filling {
  const form = useContext(FormContext);
  if (!form) throw new Error('a field needs a form around it');
  return form;
}
