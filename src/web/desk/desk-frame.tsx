import { useLocation, useNavigate } from '@tanstack/react-router';
import { BarChart3, CircleHelp, History, Phone, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useDesk } from '../app/desk-store.tsx';
import { useKeys } from '../app/keys.ts';
import { useSession } from '../app/session.tsx';
import { keepPanes, type PaneWidths, readPanes } from '../app/shell/pane-widths.ts';
import { Rail, type RailItem } from '../app/shell/rail.tsx';
import { Shell } from '../app/shell/shell.tsx';
import { ToastShelf } from '../app/toasts.tsx';
import { Banners } from './banners.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DeskRoster } from './desk-roster.tsx';
import styles from './desk.module.css';
import { OfferContext } from './interaction/offer-context.tsx';
import { MyKeySheet } from './my-key-sheet.tsx';
import { myDesk } from './on-my-desk.ts';

/**
 * The frame of every page behind the login: the bar never moves, whatever the stage shows. While it rings, the preview
 * of the offer stands in the context and the stage stays as it was.
 */
export function DeskFrame({
  stage,
  context,
  roster = true,
}: {
  stage: ReactNode;
  context?: ReactNode;
  roster?: boolean;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { snapshot } = useDesk();
  const [offer] = myDesk(snapshot?.interactions ?? [], useAgent()?.id).offers;
  const [isHelp, setHelp] = useState(false);
  const { me } = useSession();
  const [widths, setWidths] = useState(() => readPanes(me.id));
  const keep = (next: PaneWidths): void => {
    setWidths(next);
    keepPanes(me.id, next);
  };
  const items: RailItem[] = [
    { key: 'desk', label: t('rail.desk'), icon: Phone, href: '/desk' },
    { key: 'customers', label: t('rail.customers'), icon: Users, href: '/customers' },
    { key: 'history', label: t('rail.history'), icon: History, href: '/history' },
    { key: 'reports', label: t('rail.reports'), icon: BarChart3, href: '/reports/contacts' },
  ];
  const goTo = (to: '/desk' | '/reports/contacts', label: string) => ({
    act: () => void navigate({ to }),
    label,
    group: t('keys.group.everywhere'),
  });
  useKeys({ 'G D': goTo('/desk', t('rail.desk')), 'G R': goTo('/reports/contacts', t('rail.reports')) });
  const help: RailItem = { key: 'help', label: t('rail.help'), icon: CircleHelp, href: '#help' };
  const active = items.find((item) => pathname.startsWith(item.href.replace('/contacts', '')))?.key ?? null;
  return (
    <>
      <Shell
        widths={widths}
        onWidths={keep}
        bar={<DeskBar />}
        rail={
          <Rail
            items={items}
            foot={[help]}
            active={active}
            onGo={(item) => (item === help ? setHelp(true) : void navigate({ to: item.href }))}
          />
        }
        roster={roster ? <DeskRoster /> : undefined}
        stage={
          <>
            <Banners />
            {stage}
            {!roster && (
              <div className={styles.shelf}>
                <ToastShelf />
              </div>
            )}
          </>
        }
        context={offer && context !== undefined ? <OfferContext offer={offer} /> : context}
      />
      <MyKeySheet opened={isHelp} onClose={() => setHelp(false)} />
    </>
  );
}
