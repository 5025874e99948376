import type { ComponentProps } from "react";

interface ScrollRegionProps extends Omit<ComponentProps<"div">, "role" | "tabIndex"> {
  label: string;
  /** New things are added at its end. */
  log?: boolean;
}

/** Something that scrolls in itself. It takes the focus, because without a mouse there is no other way to scroll it. */
export function ScrollRegion({ label, log = false, ...props }: ScrollRegionProps) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- scrolled by keyboard
  return <div role={log ? "log" : "group"} aria-label={label} tabIndex={0} {...props} />;
}
