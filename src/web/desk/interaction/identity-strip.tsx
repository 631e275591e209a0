import { ShieldCheck, UserRound, UserSearch, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { useFormats } from '../../app/reader.tsx';
import { useAct } from '../../app/toasts.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Strip, type StripProps } from '../../ui/strip.tsx';

/** Who is calling, as a state: never a guess, and never in the way of the call. */
export function IdentityStrip({
  interaction,
  onAnother,
  folded = false,
}: {
  interaction: InteractionDoc;
  onAnother: () => void;
  /** Below stands a form, and whom to choose from only when it is asked for. */
  folded?: boolean;
}) {
  const { t } = useTranslation();
  const { phone } = useFormats();
  const act = useAct();
  const { identity, from } = interaction;
  const stayAnonymous = (): void =>
    void act(() => api.interactions.chooseIdentity({ id: interaction.id, choice: { state: 'anonymous' } }));
  const isOpen = identity.state === 'none' || identity.state === 'several';
  useKeys({
    I: { act: onAnother, label: t('keys.toIdentity'), group: t('keys.group.identity') },
    Escape: isOpen ? { act: stayAnonymous, label: t('identity.stayAnonymous'), group: t('keys.group.identity') } : null,
  });
  const number = from ? phone(from) : t('bar.withheld');
  const another = (
    <Button variant="quiet" keys="I" onClick={onAnother}>
      {t('identity.anotherPerson')}
    </Button>
  );
  const anonymous = (
    <>
      {folded && (
        <Button keys="I" onClick={onAnother}>
          {t('search.title')}
        </Button>
      )}
      <Button variant="quiet" keys="Esc" onClick={stayAnonymous}>
        {t('identity.stayAnonymous')}
      </Button>
    </>
  );
  const evidence = identity.candidates
    .find((one) => one.customerId === identity.customerId)
    ?.evidence.slice(0, 1)
    .map((one) => t(`identity.evidence.${one.kind}`))
    .join(', ');
  const strips: Record<InteractionDoc['identity']['state'], StripProps> = {
    unsought: { icon: <Icon of={UserSearch} />, title: t('identity.unsought') },
    none: {
      icon: <Icon of={UserSearch} />,
      title: from ? t('identity.none.title') : t('identity.none.withheld'),
      children: t('identity.none.hint'),
      aside: anonymous,
    },
    several: {
      tone: 'warn',
      icon: <Icon of={Users} />,
      title: t('identity.several.title'),
      children: t('identity.several.hint', { n: identity.candidates.length, number }),
      aside: anonymous,
    },
    matched: {
      tone: 'good',
      icon: <Icon of={ShieldCheck} />,
      title: t('identity.matched.title'),
      children: [identity.customerName, evidence].filter(Boolean).join(' · '),
      aside: another,
    },
    anonymous: {
      icon: <Icon of={UserRound} />,
      title: t('identity.anonymous.title'),
      children: t('identity.anonymous.hint'),
      aside: another,
    },
    'third-party': {
      icon: <Icon of={Users} />,
      title: t('identity.thirdParty.title'),
      children: identity.customerName
        ? t('identity.thirdParty.about', { customer: identity.customerName })
        : t('identity.thirdParty.nobody'),
      aside: another,
    },
  };
  return <Strip {...strips[identity.state]} />;
}
