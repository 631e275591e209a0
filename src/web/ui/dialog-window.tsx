import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';

export interface DialogProps {
  opened: boolean;
  /** Without it the dialog stays until what it asks for is done. */
  onClose?: () => void;
  title: string;
  closeLabel?: string;
  /** Buttons, the ink one last. */
  foot?: ReactNode;
  size?: 'narrow' | 'wide';
  children: ReactNode;
}

const widths = { narrow: 440, wide: 720 } as const;

/** Its head is no `header`: that would be a second banner beside the phone bar. */
export function DialogWindow({ opened, onClose, title, closeLabel, foot, size = 'narrow', children }: DialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={() => onClose?.()}
      closeOnEscape={onClose !== undefined}
      closeOnClickOutside={onClose !== undefined}
      size={widths[size]}
      centered
      transitionProps={{ duration: 140 }}
      classNames={{ content: styles.content, title: styles.title, body: styles.body, close: styles.close }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.header}>
          <Modal.Title>{title}</Modal.Title>
          {onClose && <Modal.CloseButton aria-label={closeLabel} />}
        </div>
        <Modal.Body>
          {children}
          {foot !== undefined && <div className={styles.foot}>{foot}</div>}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
