import { useMatches, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Each page has its title (WCAG 2.4.2), and whoever came to it by the keyboard or a reader begins at its heading. */
export function PageChange(): null {
  const { t } = useTranslation();
  const title = useMatches({
    select: (matches) => matches.findLast(({ staticData }) => staticData.title)?.staticData.title,
  });
  const word = t('page.title', { page: t(title ?? 'page.notFound.title') });
  useEffect(() => {
    document.title = word;
  }, [word]);
  useHeadingFocus(useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname }));
  return null;
}

/** The page that was loaded is read from its beginning; of the next one the heading takes the focus. */
function useHeadingFocus(path: string | undefined): void {
  const before = useRef(path);
  useEffect(() => {
    const isFirst = before.current === undefined || before.current === path;
    before.current = path;
    if (isFirst || focusHeading()) return undefined;
    const drawn = new MutationObserver(() => {
      if (focusHeading()) drawn.disconnect();
    });
    drawn.observe(document.body, { childList: true, subtree: true });
    return () => drawn.disconnect();
  }, [path]);
}

/** What is typed into, what is open over the page, and what of the page took the focus by itself. */
const keepers = 'input, textarea, select, [role="dialog"] *, [data-page] *';

/** False while there is no heading yet. A link or a button of the frame that was pressed gives the focus on. */
function focusHeading(): boolean {
  if (document.activeElement?.matches(keepers)) return true;
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
