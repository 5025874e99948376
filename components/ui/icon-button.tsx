import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

const iconButtonVariants = cva(
  "inline-flex shrink-0 items-center justify-center rounded-md border transition-colors disabled:pointer-events-none disabled:opacity-55 [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4",
  {
    variants: {
      variant: {
        ghost:
          "border-transparent text-muted-foreground hover:bg-hover hover:text-foreground data-[state=open]:bg-hover data-[state=open]:text-foreground",
        secondary: "border-input bg-card text-foreground hover:bg-hover data-[state=open]:bg-hover",
        primary: "border-transparent bg-primary text-primary-foreground hover:bg-primary-hover",
      },
      size: {
        sm: "size-7 pointer-coarse:size-9",
        md: "size-8 pointer-coarse:size-10",
      },
    },
    defaultVariants: { variant: "ghost", size: "md" },
  },
);

export interface IconButtonProps
  extends Omit<ComponentProps<"button">, "aria-label">, VariantProps<typeof iconButtonVariants> {
  /** The accessible name, also shown as the tooltip. */
  label: string;
  /** Shortcut shown after the name, such as `⌘Z`. */
  shortcut?: string;
  tooltipSide?: "top" | "right" | "bottom" | "left";
  /** Leaves the tooltip away, for a button whose name is plain from its place. */
  plain?: boolean;
  children: ReactNode;
}

/** A button that is only an icon: it always has a name. */
export function IconButton({
  label,
  shortcut,
  tooltipSide,
  plain = false,
  className,
  variant,
  size,
  type,
  ...props
}: IconButtonProps) {
  const button = (
    <button
      data-slot="icon-button"
      type={type ?? "button"}
      aria-label={label}
      className={cn(iconButtonVariants({ variant, size }), className)}
      {...props}
    />
  );
  if (plain) return button;
  return (
    <Tooltip content={label} shortcut={shortcut} side={tooltipSide}>
      {button}
    </Tooltip>
  );
}
