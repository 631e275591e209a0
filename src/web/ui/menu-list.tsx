import { Menu } from '@mantine/core';
import { Check } from 'lucide-react';
import { cloneElement, useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import type { MenuItem, MenuProps } from './menu.tsx';
import styles from './menu.module.css';

/** The menu itself, open as soon as it is there: it is fetched for whoever opens one. */
export function MenuList({ trigger, groups, align = 'start' }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // This button took the place of one that had the focus; it must have it, to be given it back on closing.
    button.current?.focus();
    setOpen(true);
  }, []);
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      position={align === 'start' ? 'bottom-start' : 'bottom-end'}
      offset={4}
      // In its place in the page: a menu belongs to the landmark of its button, and Tab goes on from there.
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 80 }}
      classNames={{
        ...{ dropdown: styles.dropdown, item: styles.item, itemIndicator: styles.mark },
        ...{ itemSection: styles.itemSection, label: styles.label, divider: styles.divider },
      }}
    >
      <Menu.Target>{cloneElement(trigger, { ref: button })}</Menu.Target>
      <Menu.Dropdown>
        {groups.map((group, nth) => (
          <div key={group.key}>
            {nth > 0 && <Menu.Divider />}
            {group.label !== undefined && <Menu.Label>{group.label}</Menu.Label>}
            {group.items.map((item) => (
              <Item key={item.key} item={item} />
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Item({ item }: { item: MenuItem }) {
  const shared = {
    disabled: item.disabled,
    'data-danger': item.danger ? '' : undefined,
    rightSection: item.keys === undefined ? undefined : <KeyCap keys={item.keys} />,
    children: item.label,
  };
  if (item.chosen === undefined) return <Menu.Item {...shared} leftSection={item.icon} onClick={item.onChoose} />;
  return (
    <Menu.RadioItem
      {...shared}
      value={item.key}
      checked={item.chosen}
      checkIcon={<Icon of={Check} />}
      closeMenuOnClick
      onChange={item.onChoose}
    />
  );
}
