import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
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

/** The numbering rules of all countries weigh more than the page that shows them, so they come after it. */
function usePhoneFormat(): PhoneFormat | undefined {
  const [format, setFormat] = useState<PhoneFormat>();
  useEffect(() => {
    import('./phone-format.ts').then(
      ({ formatPhone }) => setFormat(() => formatPhone),
      // Without them the numbers are ungrouped, and right.
      () => undefined,
    );
  }, []);
  return format;
}
