/** The product's mark: an ink bell with a lit clapper. */
export function BellMark({ size = 24 }: { size?: 20 | 24 }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M12 .9a1.7 1.7 0 0 1 1.7 1.7v.3c3.2.8 5.4 3.6 5.4 7.1v3.7c0 1.5.7 2.5 1.8 3.5l.5.5c.3.3.1.7-.3.7H2.9c-.4 0-.6-.4-.3-.7l.5-.5c1.1-1 1.8-2 1.8-3.5V10c0-3.5 2.2-6.3 5.4-7.1v-.3A1.7 1.7 0 0 1 12 .9z"
        fill="var(--ink)"
      />
      <circle cx="12" cy="20.7" r="2.3" fill="var(--offered-solid)" stroke="var(--offered-edge)" strokeWidth="1" />
    </svg>
  );
}
