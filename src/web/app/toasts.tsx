import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Toast, type ToastProps } from '../ui/toast.tsx';
import { refusalOf } from './api.ts';
import { serverOffsetMs } from './push.ts';

type Said = Omit<ToastProps, 'onGone' | 'why'> & {
  /** Asked why, the shelf shows this until it is closed, also when the toast has gone. */
  why?: { label: string; answer: (close: () => void) => ReactNode };
};

interface Toasts {
  current: Said | null;
  say(toast: Said): void;
  clear(): void;
}

const ToastsContext = createContext<Toasts | null>(null);

/** One thing at a time is said at the foot of the roster, or of the stage without one; the newer one takes the place. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<Said | null>(null);
  const toasts = useMemo(() => ({ current, say: setCurrent, clear: () => setCurrent(null) }), [current]);
  return <ToastsContext value={toasts}>{children}</ToastsContext>;
}

function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (!toasts) throw new Error('useToasts needs a ToastProvider above it');
  return toasts;
}

const stayMs = 8_000;

/** Says something for a while; `forMs` is how long an act that can be undone stays. */
export function useSay(): (toast: Omit<Said, 'until'>, forMs?: number) => void {
  const { say } = useToasts();
  return useCallback((toast, forMs = stayMs) => say({ ...toast, until: Date.now() + serverOffsetMs() + forMs }), [say]);
}

/** Performs an act and says in words why it was refused, if it was. Resolves to null then. */
export function useAct(): <T>(act: () => Promise<T>) => Promise<T | null> {
  const { t } = useTranslation();
  const say = useSay();
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (error) {
        const { code, detail } = refusalOf(error);
        say({ title: t(`error.${code}`, detail), tone: 'bad' });
        return null;
      }
    },
    [say, t],
  );
}

export function ToastShelf() {
  const { current, clear } = useToasts();
  const [asked, setAsked] = useState<Said['why'] | null>(null);
  return (
    <>
      {current && <CurrentToast {...current} onWhy={setAsked} onGone={clear} />}
      {asked?.answer(() => setAsked(null))}
    </>
  );
}

function CurrentToast({ undo, why, onWhy, ...said }: Said & { onWhy: (why: Said['why']) => void; onGone: () => void }) {
  // Pressed once: what follows of it, such as why it was refused, takes the place.
  const undoOnce = undo && { ...undo, onUndo: () => (said.onGone(), undo.onUndo()) };
  const asks = why && { label: why.label, onWhy: () => onWhy(why) };
  return <Toast key={said.title + String(said.until)} {...said} undo={undoOnce} why={asks} />;
}
