import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Strip } from '../ui/strip.tsx';
import { changesOf } from './changes-of.ts';
import { useForm } from './form-context.tsx';
import { fieldsOf } from './noun-forms.ts';

/** Where two changed the same field, it is decided by a person which of the two stands. */
export function ClashStrips() {
  const { t } = useTranslation();
  const { noun, draft, page, speaker, settle } = useForm();
  const who = page?.changes[0]?.by.name ?? t('admin.somebody');
  return draft.clashes.map((key) => {
    const fields = fieldsOf(noun).filter((field) => field.key === key);
    const [change] = changesOf(fields, draft.settings, draft.base, speaker);
    return (
      <Strip
        key={key}
        tone="bad"
        icon={<Icon of={CircleAlert} />}
        title={t('admin.clash', { who, field: t(`admin.field.${key}`) })}
        aside={
          <>
            <Button size="small" onClick={() => settle(key, 'theirs')}>
              {t('admin.clash.theirs')}
            </Button>
            <Button size="small" onClick={() => settle(key, 'mine')}>
              {t('admin.clash.mine')}
            </Button>
          </>
        }
      >
        {t('admin.clash.values', { theirs: change?.come.join(', ') || '–', mine: change?.gone.join(', ') || '–' })}
      </Strip>
    );
  });
}
