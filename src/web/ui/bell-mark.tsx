/** The product's mark: an ink bell with a lit clapper. */
export function BellMark({ size = 24 }: { size?: 20 | 24 }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M12 1.2a1.5 1.5 0 0 0-1.5 1.5v.6C7.3 4 5 6.800 5 10.200v5L3.200 17.200c-.5.6-.1 1.500.7 1.500h16.200c.8 0 1.200-.9.7-1.500L19 15.200v-5c0-3.400-2.300-6.200-5.500-6.900v-.6A1.500 1.500 0 0 0 12 1.200z"
        fill="var(--ink)"
      />
      <circle cx="12" cy="21.600" r="1.900" fill="var(--offered-solid)" stroke="var(--offered-edge)" strokeWidth=".9" />
    </svg>
  );
}
