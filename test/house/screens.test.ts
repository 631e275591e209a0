import { expect, it } from 'vitest';
import { screens } from '../support/e2e/routes.ts';
import { projectFiles } from './project-files.ts';

const router = projectFiles().find(({ path }) => path === 'src/web/app/router.tsx')!.text;

/** The paths of a router's routes that show something; the others only lead on. */
function screensOf(text: string): string[] {
  const routes = text.split('createRoute({').slice(1);
  return routes.flatMap((route) => {
    const end = route.indexOf('\n});');
    const path = /^ {2}path: '([^']+)'/m.exec(route.slice(0, end))?.[1];
    return path !== undefined && /^ {2}component:/m.test(route.slice(0, end)) ? [path] : [];
  });
}

it('every screen of the router is among those that the walks open', () => {
  const shown = screensOf(router);
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.toSorted()).toEqual(
    Object.values(screens)
      .map(({ path }) => path)
      .toSorted(),
  );
});

it('a screen that nobody opens would be found, and one that only leads on is none', () => {
  const invoices = "createRoute({\n  path: '/invoices',\n  component: Invoices,\n});\n";
  const leading = "createRoute({\n  path: '/bills',\n  beforeLoad: () => {\n    throw redirect();\n  },\n});\n";
  expect(screensOf(`${router}${leading}${invoices}`)).toEqual([...screensOf(router), '/invoices']);
});
