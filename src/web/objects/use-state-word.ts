import { useTranslation } from 'react-i18next';

/** States of a type are data; those that the catalogue knows are translated. */
export function useStateWord(): (state: string) => string {
  const { t, i18n } = useTranslation();
  return (state) => (i18n.exists(`object.state.${state}`) ? t(`object.state.${state}`) : state);
}
