import type { LucideIcon } from 'lucide-react';

/** A Lucide glyph with the line of the design: 1.5 px on the screen at every size. */
export function Icon({
  of: Glyph,
  size = 16,
  stroke = 1.5,
}: {
  of: LucideIcon;
  size?: 12 | 14 | 16 | 20 | 24;
  stroke?: number;
}) {
  return <Glyph size={size} strokeWidth={stroke} absoluteStrokeWidth aria-hidden="true" />;
}
