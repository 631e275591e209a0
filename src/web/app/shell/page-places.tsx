import {
  createContext,
  type ReactNode,
  type RefCallback,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

/** A place of the frame that a page fills. The frame stays while pages come and go, so they reach into it. */
interface Place {
  node: HTMLElement | null;
  /** Wanted until what it returns is called. */
  want: () => () => void;
}

/** The frame's side of a place: whether a page fills it, and where it stands. */
export interface OfferedPlace {
  place: Place;
  isWanted: boolean;
  ref: RefCallback<HTMLElement>;
}

export function usePlace(): OfferedPlace {
  const [node, ref] = useState<HTMLElement | null>(null);
  const [wants, setWants] = useState(0);
  const want = useCallback(() => {
    setWants((before) => before + 1);
    return () => setWants((before) => before - 1);
  }, []);
  const place = useMemo(() => ({ node, want }), [node, want]);
  return { place, isWanted: wants > 0, ref };
}

const PlacesContext = createContext<{ context: Place; foot: Place } | null>(null);

export function PagePlaces({ context, foot, children }: { context: Place; foot: Place; children: ReactNode }) {
  const places = useMemo(() => ({ context, foot }), [context, foot]);
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

/** What stands beside the stage. A page without it has a wider stage. */
export const Beside = ({ children }: { children: ReactNode }) => <Fill place="context">{children}</Fill>;

/** What ends the stage and never moves, whatever else comes to be said above it. */
export const StageFoot = ({ children }: { children: ReactNode }) => <Fill place="foot">{children}</Fill>;

function Fill({ place: name, children }: { place: 'context' | 'foot'; children: ReactNode }) {
  const places = useContext(PlacesContext);
  if (!places) throw new Error('a page needs the frame around it');
  const { node, want } = places[name];
  // Before it is painted, or the stage would be seen to change its width.
  useLayoutEffect(want, [want]);
  return node && createPortal(children, node);
}
