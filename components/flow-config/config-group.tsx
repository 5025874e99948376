import type { ReactNode } from "react";

interface ConfigGroupProps {
  id: string;
  title: string;
  description: ReactNode;
  children: ReactNode;
}

/** Sections that belong together, under a heading that the page's navigation leads to. */
export function ConfigGroup({ id, title, description, children }: ConfigGroupProps) {
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="flex scroll-mt-16 flex-col gap-4 outline-none lg:scroll-mt-8"
    >
      <div>
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        <p className="mt-0.5 max-w-2xl text-pretty text-muted-foreground">{description}</p>
      </div>
      {children}
    </section>
  );
}
