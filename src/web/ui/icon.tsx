import type { LucideIcon } from 'lucide-react';

/** Thinner lines where the glyph is smaller; measured in the pictures. */
const strokes = { 12: 1.3, 14: 1.3, 16: 1.33, 20: 1.5, 24: 1.5 } as const;

/** A Lucide glyph, drawn with the line of the design. */
export function Icon({ of: Glyph, size = 16 }: { of: LucideIcon; size?: 12 | 14 | 16 | 20 | 24 }) {
  return <Glyph size={size} strokeWidth={strokes[size]} absoluteStrokeWidth aria-hidden="true" />;
}
