import { cn } from "@/components/ui/cn";
import { initials } from "./initials";

/** A person's letters in a circle. Decorative: the name stands beside it. */
export function Avatar({ name, email, className }: { name: string; email: string; className?: string }) {
  return (
    <span
      aria-hidden
      data-slot="avatar"
      className={cn(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-primary-soft text-[10px] font-semibold text-link",
        className,
      )}
    >
      {initials(name, email)}
    </span>
  );
}
