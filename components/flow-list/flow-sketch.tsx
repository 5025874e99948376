/** A small graph: what a flow looks like, for people who have none yet. */
export function FlowSketch() {
  return (
    <svg viewBox="0 0 216 96" width="216" height="96" fill="none" aria-hidden data-slot="sketch" className="mb-1">
      <g stroke="var(--wire)" strokeWidth="1.5">
        <path d="M66 22c24 0 18 26 42 26M66 74c24 0 18-26 42-26M150 48h24" />
      </g>
      <g fill="var(--card)" stroke="var(--input)">
        <rect x="2.5" y="8.5" width="64" height="27" rx="6" />
        <rect x="2.5" y="60.5" width="64" height="27" rx="6" />
        <rect x="104.5" y="34.5" width="64" height="27" rx="6" />
      </g>
      <g fill="var(--muted-foreground)" opacity="0.35">
        <rect x="28" y="19" width="30" height="5" rx="2.5" />
        <rect x="28" y="71" width="24" height="5" rx="2.5" />
        <rect x="130" y="45" width="28" height="5" rx="2.5" />
      </g>
      <rect x="11" y="15" width="13" height="13" rx="3.5" fill="var(--category-chat-models)" opacity="0.85" />
      <rect x="11" y="67" width="13" height="13" rx="3.5" fill="var(--category-prompts)" opacity="0.85" />
      <rect x="113" y="41" width="13" height="13" rx="3.5" fill="var(--category-chains)" opacity="0.85" />
      <path
        d="M180 40h24a6 6 0 0 1 6 6v6a6 6 0 0 1-6 6h-15l-7 6v-6h-2a6 6 0 0 1-6-6v-6a6 6 0 0 1 6-6Z"
        fill="var(--primary-soft)"
        stroke="var(--link)"
      />
    </svg>
  );
}
