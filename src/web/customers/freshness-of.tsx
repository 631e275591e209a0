import { useFormats } from '../app/reader.tsx';
import { useNow } from '../ui/clock.tsx';
import { FreshnessBadge } from '../ui/freshness-badge.tsx';
import type { OwnedObject } from './object-groups.ts';

const oldAfterMs = 3_600_000;

/** Where the values of these objects come from and how old the oldest is; nothing where no source is known. */
export function FreshnessOf({ objects }: { objects: readonly Pick<OwnedObject, 'fields'>[] }) {
  const formats = useFormats();
  const now = useNow(10_000);
  const known = objects.flatMap((object) => object.fields).filter((field) => field.source && field.refreshedAt);
  const oldest = known.toSorted((a, b) => a.refreshedAt!.localeCompare(b.refreshedAt!))[0];
  if (!oldest) return null;
  const at = Math.min(Date.parse(oldest.refreshedAt!), now);
  return (
    <FreshnessBadge
      freshness={now - at > oldAfterMs ? 'old' : 'fresh'}
      source={oldest.source!}
      age={formats.fromNowShort(at, now)}
    />
  );
}
