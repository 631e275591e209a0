import { Outlet, useLocation, useMatches, useNavigate } from '@tanstack/react-router';
import { Activity, BarChart3, CircleHelp, History, Phone, Settings2, Users } from 'lucide-react';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { administers } from '../../core/permissions/administers.ts';
import { supervises } from '../../core/permissions/supervises.ts';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { useAgent, useDesk } from '../app/desk-store.tsx';
import { useKeys } from '../app/keys.ts';
import { useSession } from '../app/session.tsx';
import { PagePlaces, usePlace } from '../app/shell/page-places.tsx';
import { keepPanes, type PaneWidths, readPanes } from '../app/shell/pane-widths.ts';
import { Rail, type RailItem } from '../app/shell/rail.tsx';
import { Shell } from '../app/shell/shell.tsx';
import { useNarrow } from '../app/shell/use-narrow.ts';
import { ToastShelf } from '../app/toasts.tsx';
import { loadAtRest } from '../ui/load-at-rest.ts';
import { Banners } from './banners.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DeskRoster } from './desk-roster.tsx';
import styles from './desk.module.css';
import { MyKeySheet } from './my-key-sheet.tsx';
import { myDesk } from './on-my-desk.ts';

const loadOffer = loadAtRest(() => import('./interaction/offer-context.tsx'));
/** Without its preview, when that cannot be fetched, a call is answered all the same. */
const OfferContext = lazy((): Promise<{ default: ComponentType<{ offer: InteractionDoc }> }> =>
  loadOffer().then(
    (module) => ({ default: module.OfferContext }),
    () => ({ default: () => null }),
  ),
);

/**
 * The frame of every page behind the login. It stays while the pages change: the bar never moves, the roster keeps its
 * place, and what is open over them stays open. While it rings, the preview of the offer stands in the context and the
 * stage stays as it was.
 */
export function DeskFrame() {
  const { pathname } = useLocation();
  const { snapshot } = useDesk();
  const [offer] = myDesk(snapshot?.interactions ?? [], useAgent()?.id).offers;
  const isWide = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.isWide) });
  const context = usePlace();
  const foot = usePlace();
  // The narrow roster is too narrow for words.
  const saysInStage = useNarrow() || isWide;
  return (
    <PagePlaces context={context.place} foot={foot.place}>
      <Shell
        {...usePaneWidths()}
        page={pathname}
        bar={<DeskBar />}
        rail={<DeskRail path={pathname} />}
        roster={<DeskRoster foot={saysInStage ? null : <ToastShelf />} />}
        isWide={isWide}
        stage={
          <>
            <Banners />
            <div className={styles.page} data-page="">
              <Outlet />
            </div>
            {saysInStage && (
              <div className={styles.shelf}>
                <ToastShelf />
              </div>
            )}
            <div className={styles.place} ref={foot.ref} />
          </>
        }
        context={
          context.isWanted ? (
            offer ? (
              <Suspense>
                <OfferContext offer={offer} />
              </Suspense>
            ) : (
              <div className={styles.place} ref={context.ref} />
            )
          ) : undefined
        }
      />
    </PagePlaces>
  );
}

/** As this person set them in this browser. */
function usePaneWidths(): { widths: PaneWidths; onWidths: (next: PaneWidths) => void } {
  const { me } = useSession();
  const [widths, setWidths] = useState(() => readPanes(me.id));
  const onWidths = (next: PaneWidths): void => {
    setWidths(next);
    keepPanes(me.id, next);
  };
  return { widths, onWidths };
}

/** The pages, with their keys; help is always in the same corner. */
function DeskRail({ path }: { path: string }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const navigate = useNavigate();
  const [isHelp, setHelp] = useState(false);
  const items: RailItem[] = [
    { key: 'desk', label: t('rail.desk'), icon: Phone, href: '/desk' },
    { key: 'customers', label: t('rail.customers'), icon: Users, href: '/customers' },
    { key: 'history', label: t('rail.history'), icon: History, href: '/history' },
    { key: 'reports', label: t('rail.reports'), icon: BarChart3, href: '/reports/contacts' },
    ...(supervises(me.role) ? [{ key: 'live', label: t('rail.live'), icon: Activity, href: '/live' }] : []),
  ];
  const goTo = (to: '/desk' | '/reports/contacts', label: string) => ({
    act: () => void navigate({ to }),
    label,
    group: t('keys.group.everywhere'),
  });
  useKeys({ 'G D': goTo('/desk', t('rail.desk')), 'G R': goTo('/reports/contacts', t('rail.reports')) });
  const ofAdmins: RailItem[] = [{ key: 'admin', label: t('rail.admin'), icon: Settings2, href: '/admin' }];
  const own = administers(me.role) ? ofAdmins : [];
  const help: RailItem = { key: 'help', label: t('rail.help'), icon: CircleHelp, href: '#help' };
  const active = [...items, ...own].find((item) => path.startsWith(item.href.replace('/contacts', '')))?.key ?? null;
  return (
    <>
      <Rail
        items={items}
        foot={[...own, help]}
        active={active}
        onGo={(item) => (item === help ? setHelp(true) : void navigate({ to: item.href }))}
      />
      <MyKeySheet opened={isHelp} onClose={() => setHelp(false)} />
    </>
  );
}
