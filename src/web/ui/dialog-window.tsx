import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  /** Buttons, the ink one last. */
  foot?: ReactNode;
  size?: 'narrow' | 'wide';
  children: ReactNode;
}

const widths = { narrow: 440, wide: 720 } as const;

export function DialogWindow({ opened, onClose, title, closeLabel, foot, size = 'narrow', children }: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={widths[size]}
      centered
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ 'aria-label': closeLabel }}
      classNames={{
        content: styles.content,
        header: styles.header,
        title: styles.title,
        body: styles.body,
        close: styles.close,
      }}
    >
      {children}
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </Modal>
  );
}
