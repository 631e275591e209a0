import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';

const rootRoute = createRootRoute({ component: Outlet });

/** Each screen is its own chunk; the gallery exists while developing only. */
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/gallery/$',
        component: lazyRouteComponent(() => import('../gallery/gallery.tsx'), 'Gallery'),
      }),
    ]
  : [];

export const router = createRouter({ routeTree: rootRoute.addChildren([...gallery]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
