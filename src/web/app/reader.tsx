import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormats, type Formats, type Reader } from './formats.ts';

const FormatsContext = createContext<Formats | null>(null);

/** Whoever reads: language of the user, country, currency and time zone of the tenant. */
export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  const { language, country, currency, timeZone } = reader;
  const formats = useMemo(
    () => createFormats({ language, country, currency, timeZone }),
    [language, country, currency, timeZone],
  );
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}

export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (!formats) throw new Error('useFormats needs a ReaderProvider above it');
  return formats;
}
