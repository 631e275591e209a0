import { useElementSize } from '@mantine/hooks';
import styles from './shift-strip.module.css';

export interface ShiftPart {
  from: number;
  to: number;
  kind: 'talk' | 'wrap' | 'ready' | 'pause';
}

export interface ShiftStripProps {
  label: string;
  /** Begin and end of what is drawn, now, and everything else in milliseconds since 1970. */
  from: number;
  to: number;
  now: number;
  nowWord: string;
  parts: readonly ShiftPart[];
  promises?: readonly number[];
  plannedBreaks?: readonly { from: number; to: number }[];
  hours: readonly { at: number; word: string }[];
}

/** As drawn until it is measured: in a stage of 1366. */
const firstWidth = 690;
const heights = { talk: 16, wrap: 16, pause: 10, ready: 6 } as const;

/** A shift in one strip. Heights differ by state, so that it reads without colour; diamonds are promises. */
/** Of a time in letters of 11 px: at either end of the strip it is not cut off. */
const wordWidth = 34;

export function ShiftStrip({ label, from, to, now, nowWord, parts, promises, plannedBreaks, hours }: ShiftStripProps) {
  // Drawn as wide as it is seen, or its words would grow with it.
  const { ref, width: seen } = useElementSize<HTMLDivElement>();
  const width = seen || firstWidth;
  const x = (at: number): number => 0.5 + ((at - from) / (to - from)) * (width - 2);
  return (
    <div ref={ref}>
      <svg className={styles.shift} viewBox={`0 0 ${width} 56`} role="img" aria-label={label}>
        {parts.map((part) => (
          <rect
            key={part.from}
            data-kind={part.kind}
            x={x(part.from)}
            width={Math.max(0.5, x(part.to) - x(part.from) - 0.5)}
            y={36 - heights[part.kind]}
            height={heights[part.kind]}
          />
        ))}
        {plannedBreaks?.map((planned) => (
          <rect
            key={planned.from}
            className={styles.planned}
            x={x(planned.from)}
            width={x(planned.to) - x(planned.from)}
            y={26.5}
            height={9}
          />
        ))}
        <line className={styles.axis} x1="0" x2={width} y1="36.5" y2="36.5" />
        {promises?.map((at) => (
          <path key={at} className={styles.promise} d={`M${x(at)} 24.5l5 5-5 5-5-5z`} />
        ))}
        <line className={styles.now} x1={x(now)} x2={x(now)} y1="12" y2="41" />
        <text className={styles.nowWord} x={Math.min(Math.max(x(now), wordWidth / 2), width - wordWidth / 2)} y="10">
          {nowWord}
        </text>
        {hours.map((hour) => (
          <g key={hour.at}>
            <line className={styles.tick} x1={x(hour.at)} x2={x(hour.at)} y1="37" y2="41" />
            <text
              className={styles.hour}
              x={x(hour.at)}
              y="53"
              textAnchor={hour.at === from ? 'start' : hour.at === to ? 'end' : 'middle'}
            >
              {hour.word}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
