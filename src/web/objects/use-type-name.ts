import { useTranslation } from 'react-i18next';

interface OfType {
  typeKey: string;
  typeName: string;
}

/** What several of a type are called; the name of one where the catalogue knows no other. */
export function useTypeNames(): (of: OfType) => string {
  const { t, i18n } = useTranslation();
  return ({ typeKey, typeName }) => (i18n.exists(`object.types.${typeKey}`) ? t(`object.types.${typeKey}`) : typeName);
}
