import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { loadAtRest } from '../ui/load-at-rest.ts';
import { createFormats, type Formats, type PhoneFormat, type Reader } from './formats.ts';

const FormatsContext = createContext<Formats | null>(null);

/** Whoever reads: language of the user, country, currency and time zone of the tenant. */
export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  const { language, country, currency, timeZone } = reader;
  const formatPhone = usePhoneFormat();
  const formats = useMemo(
    () => createFormats({ language, country, currency, timeZone }, formatPhone),
    [language, country, currency, timeZone, formatPhone],
  );
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}

export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (!formats) throw new Error('useFormats needs a ReaderProvider above it');
  return formats;
}

/** The numbering rules of all countries weigh more than a page that shows no number, so they come at the first one. */
const loadRules = loadAtRest(() => import('./phone-format.ts'));

/** Without the rules a number is ungrouped, and right. */
function usePhoneFormat(): PhoneFormat {
  const [format, setFormat] = useState<PhoneFormat>();
  const asItCame = useCallback((number: string): string => {
    loadRules().then(
      ({ formatPhone }) => setFormat(() => formatPhone),
      () => undefined,
    );
    return number;
  }, []);
  return format ?? asItCame;
}
