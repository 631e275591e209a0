import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../app/keys.ts';
import { languageItems } from '../app/language-items.tsx';
import { useSession } from '../app/session.tsx';
import { BarStatus } from '../app/shell/bar/bar-status.tsx';
import { useAct } from '../app/toasts.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { MyKeySheet } from './my-key-sheet.tsx';

const themes = ['system', 'light', 'dark'] as const;
/** Above these a voice is heard to break up (ITU-T G.114 for delay). */
const limits = { rttMs: [150, 300], loss: [0.02, 0.05] } as const;

/** The right end of the bar: line, phone, account. */
export function DeskStatus({ short, next }: { short?: boolean; next?: ReactNode }) {
  const { t } = useTranslation();
  const { me, change, signOut } = useSession();
  const { quality } = usePhone();
  const act = useAct();
  const navigate = useNavigate();
  const [isSheet, setSheet] = useState(false);
  useKeys({ '?': { act: () => setSheet(true), label: t('keys.sheet'), group: t('keys.group.everywhere') } });
  const level =
    (quality.rttMs ?? 0) > limits.rttMs[1] || (quality.loss ?? 0) > limits.loss[1]
      ? 'poor'
      : (quality.rttMs ?? 0) > limits.rttMs[0] || (quality.loss ?? 0) > limits.loss[0]
        ? 'fair'
        : 'good';
  const account = [
    {
      key: 'phone',
      items: [{ key: 'doctor', label: t('login.check'), onChoose: () => void navigate({ to: '/desk/doctor' }) }],
    },
    {
      key: 'language',
      label: t('account.language'),
      items: languageItems(me.language, (language) => void act(() => change({ language }))),
    },
    {
      key: 'theme',
      label: t('account.theme'),
      items: themes.map((theme) => ({
        key: theme,
        label: t(`account.theme.${theme}`),
        chosen: theme === me.theme,
        onChoose: () => void act(() => change({ theme })),
      })),
    },
    {
      key: 'end',
      items: [
        { key: 'security', label: t('account.security'), onChoose: () => void navigate({ to: '/me/security' }) },
        { key: 'keys', label: t('account.shortcuts'), keys: '?', onChoose: () => setSheet(true) },
        { key: 'out', label: t('account.signOut'), onChoose: () => void act(signOut) },
      ],
    },
  ];
  return (
    <>
      <BarStatus
        quality={quality.rttMs === null ? null : { level, latencyMs: quality.rttMs }}
        agent={me.name}
        account={account}
        short={short}
        next={next}
      />
      <MyKeySheet opened={isSheet} onClose={() => setSheet(false)} />
    </>
  );
}
