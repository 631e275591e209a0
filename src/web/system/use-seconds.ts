import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';

/** Tenths of a second below a minute, hours and minutes above; a dash where nothing was measured. */
export function useSeconds(): (ms: number | null) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (ms) => {
    if (ms === null) return '–';
    return ms < 60_000 ? t('system.seconds', { n: formats.number(ms / 1_000, 1) }) : formats.duration(ms);
  };
}
