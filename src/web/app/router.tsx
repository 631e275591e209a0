import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { wantLaterWords } from './i18n.ts';
import { Crash, CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageChange } from './page-change.tsx';

const rootRoute = createRootRoute({
  component: () => (
    <>
      <PageChange />
      <Outlet />
    </>
  ),
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  staticData: { title: 'login.title' },
  // Where to go once signed in.
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {}),
  errorComponent: CrashPage,
  component: lazyRouteComponent(() => import('../login/login-screen.tsx'), 'LoginScreen'),
});

/** By a link that was handed over; nobody is signed in there. */
const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  staticData: { title: 'access.welcome' },
  beforeLoad: wantLaterWords,
  errorComponent: CrashPage,
  component: lazyRouteComponent(() => import('../access/welcome-screen.tsx'), 'WelcomeScreen'),
});

/** Between signing in and the desk, so outside of its frame: where it is demanded there is no desk yet. */
const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-factor',
  staticData: { title: 'access.factor.title' },
  beforeLoad: wantLaterWords,
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {}),
  errorComponent: CrashPage,
  component: lazyRouteComponent(() => import('../access/second-factor-screen.tsx'), 'SecondFactorScreen'),
});

/** Works before signing in: somebody whose headset fails may not get that far. */
const doctorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/doctor',
  staticData: { title: 'doctor.title' },
  beforeLoad: wantLaterWords,
  errorComponent: CrashPage,
  component: lazyRouteComponent(() => import('../doctor/doctor-page.tsx'), 'DoctorPage'),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  errorComponent: CrashPage,
  component: lazyRouteComponent(() => import('./signed-in.tsx'), 'SignedIn'),
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    // The router's own way to say "go there": it is thrown.
    // eslint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/desk' });
  },
});

const deskRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/desk',
  staticData: { title: 'rail.desk' },
  component: lazyRouteComponent(() => import('../desk/desk-page.tsx'), 'DeskPage'),
});

interface CallSearch {
  /** What the agent opened beside what the screen-pop rules did. */
  object?: string;
  tab?: string;
}

const interactionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/desk/i/$interaction',
  staticData: { title: 'page.title.contact' },
  validateSearch: ({ object, tab }: Record<string, unknown>): CallSearch => ({
    ...(typeof object === 'string' ? { object } : {}),
    ...(typeof tab === 'string' ? { tab } : {}),
  }),
  component: lazyRouteComponent(() => import('../desk/interaction/interaction-page.tsx'), 'InteractionPage'),
});

/** A contact has one address in every state; this one is for who types the state, too. */
const wrapUpRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/desk/i/$interaction/wrap',
  beforeLoad: ({ params }) => {
    // eslint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/desk/i/$interaction', params });
  },
});

/** The same check where the phone is: leaving the desk for it would take the phone from a call. */
const deskDoctorRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/desk/doctor',
  staticData: { title: 'doctor.title' },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../doctor/desk-doctor-page.tsx'), 'DeskDoctorPage'),
});

const customersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers',
  staticData: { title: 'rail.customers' },
  component: lazyRouteComponent(() => import('../customers/customers-page.tsx'), 'CustomersPage'),
});

const customerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/customers/$customer',
  staticData: { title: 'case.customer', isWide: true },
  component: lazyRouteComponent(() => import('../customers/customer-page.tsx'), 'CustomerPage'),
});

const objectRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/o/$object',
  staticData: { title: 'case.object' },
  component: lazyRouteComponent(() => import('../objects/object-page.tsx'), 'ObjectPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cases/$case',
  staticData: { title: 'page.title.case' },
  component: lazyRouteComponent(() => import('../cases/case-page.tsx'), 'CasePage'),
});

const historyRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/history',
  staticData: { title: 'rail.history' },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../history/history-page.tsx'), 'HistoryPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/reports/contacts',
  staticData: { title: 'rail.reports', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../reports/contacts-page.tsx'), 'ContactsPage'),
});

const systemRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin/system',
  staticData: { title: 'rail.system', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../system/system-page.tsx'), 'SystemPage'),
});

const securityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/me/security',
  staticData: { title: 'account.security' },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../access/security-page.tsx'), 'SecurityPage'),
});

const adminHomeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin',
  beforeLoad: () => {
    // eslint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/admin/$noun', params: { noun: 'queue' } });
  },
});

const itemsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin/$noun',
  staticData: { title: 'admin.title', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../admin/items-page.tsx'), 'ItemsPage'),
});

const itemRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin/$noun/$key',
  staticData: { title: 'admin.title', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../admin/item-page.tsx'), 'ItemPage'),
});

const changesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin/changes',
  staticData: { title: 'admin.changes.title', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../admin/changes-page.tsx'), 'ChangesPage'),
});

const flowsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin/flows',
  staticData: { title: 'flow.title', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../flows/flows-page.tsx'), 'FlowsPage'),
});

const flowRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/admin/flows/$flow',
  staticData: { title: 'flow.title', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../flows/flow-page.tsx'), 'FlowEditorPage'),
});

const liveRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/live',
  staticData: { title: 'rail.live', isWide: true },
  beforeLoad: wantLaterWords,
  component: lazyRouteComponent(() => import('../live/live-page.tsx'), 'LivePage'),
});

const pages = [
  liveRoute,
  adminHomeRoute,
  itemsRoute,
  itemRoute,
  changesRoute,
  flowsRoute,
  flowRoute,
  deskRoute,
  interactionRoute,
  wrapUpRoute,
  deskDoctorRoute,
  customersRoute,
  customerRoute,
  objectRoute,
  caseRoute,
  historyRoute,
  reportRoute,
  systemRoute,
  securityRoute,
];

/** Each screen is its own chunk. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    loginRoute,
    welcomeRoute,
    secondFactorRoute,
    doctorRoute,
    homeRoute,
    signedInRoute.addChildren(pages),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Crash,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The key of the word that names the page. */
    title?: string;
    /** The page takes the roster's room, too. */
    isWide?: boolean;
  }
}
