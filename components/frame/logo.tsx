/** Two threads over and under two threads. Drawn with the text colour and the accent. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg data-slot="logo" viewBox="0 0 24 24" fill="none" aria-hidden className={className}>
      <g stroke="var(--link)" strokeWidth="3.5" strokeLinecap="round">
        <path d="M7.5 3.5v6.25M7.5 14.25v6.25" />
        <path d="M16.5 3.5v17" />
      </g>
      <g stroke="currentColor" strokeWidth="3.5" strokeLinecap="round">
        <path d="M3.5 7.5h6.25M3.5 7.5h9.25" />
        <path d="M20.5 7.5h0.01" />
        <path d="M3.5 16.5h0.01M11.25 16.5h9.25" />
      </g>
    </svg>
  );
}
