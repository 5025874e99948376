import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Scrolls sideways inside itself, never the page. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div data-slot="table" className="relative overflow-x-auto rounded-lg border bg-card">
      <table className={cn("w-full border-collapse text-base", className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b text-left text-xs text-muted-foreground", className)} {...props} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "group/row border-b last:border-b-0 data-[state=selected]:bg-primary-soft [tbody_&:not([data-state=selected])]:hover:bg-hover/60",
        className,
      )}
      {...props}
    />
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return <th scope="col" className={cn("h-9 px-3 font-medium whitespace-nowrap", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-11 px-3 py-1.5 align-middle", className)} {...props} />;
}
