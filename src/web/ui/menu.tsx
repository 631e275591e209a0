import { cloneElement, lazy, type ReactElement, type ReactNode, type Ref, Suspense, useState } from 'react';
import { loadAtRest } from './load-at-rest.ts';

const load = loadAtRest(() => import('./menu-list.tsx'));
const MenuList = lazy(() => load().then((module) => ({ default: module.MenuList })));

export interface MenuItem {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  keys?: string;
  /** One of several that exclude each other. */
  chosen?: boolean;
  danger?: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

interface TriggerProps {
  ref?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

export interface MenuProps {
  /** The button that opens it; give it `menu` for the chevron. */
  trigger: ReactElement<TriggerProps>;
  /** Groups are parted by a line and may have a head. */
  groups: readonly { key: string; label?: string; items: readonly MenuItem[] }[];
  align?: 'start' | 'end';
}

/** A button that opens a list of acts. Until it is opened once, only the button is there. */
export function Menu(props: MenuProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const closed = cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => setWasOpened(true),
  });
  if (!wasOpened) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuList {...props} />
    </Suspense>
  );
}
