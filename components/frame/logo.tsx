/** A weft thread over, under and over three warp threads, in the text colour and the accent. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      data-slot="logo"
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="3.4"
      strokeLinecap="round"
      aria-hidden
      className={className}
    >
      <path d="M5 3.6v3.2M5 17.2v3.2M12 3.6v16.8M19 3.6v3.2M19 17.2v3.2" stroke="var(--link)" />
      <path d="M2 12h6M16 12h6" stroke="currentColor" />
    </svg>
  );
}
