"use client";

import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { t } from "@/components/words/t";
import { type ShortcutLine, useRegistry } from "./command-registry";
import { useFrame } from "./frame-store";
import { allDestinations } from "./navigation";
import { useModKey } from "./use-apple";

export function ShortcutsSheet() {
  const { layer, close } = useFrame();
  const registered = useRegistry((state) => state.shortcuts);
  const mod = useModKey();
  const anywhere: ShortcutLine[] = [
    { keys: [mod, "K"], label: t("Search and commands") },
    { keys: ["?"], label: t("These shortcuts") },
    ...allDestinations.map(({ key, label }) => ({
      keys: ["G", key.toUpperCase()],
      label: t("Go to {label}", { label: t(label) }),
    })),
  ];
  return (
    <Dialog open={layer === "shortcuts"} onOpenChange={(open) => !open && close()}>
      <DialogContent title={t("Keyboard shortcuts")} size="lg" onOpenAutoFocus={focusSheet}>
        <DialogBody className="block gap-8 pb-6 sm:columns-2">
          {[...registered].map(([group, lines]) => (
            <ShortcutGroup key={group} title={group} lines={lines} />
          ))}
          <ShortcutGroup title={t("Anywhere")} lines={anywhere} />
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

/** The sheet itself, so that arrows scroll it and no button draws the eye. */
function focusSheet(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

function ShortcutGroup({ title, lines }: { title: string; lines: readonly ShortcutLine[] }) {
  return (
    <section className="mb-6 break-inside-avoid-column">
      <h3 className="mb-1 text-sm font-medium text-muted-foreground">{title}</h3>
      <dl>
        {lines.map(({ keys, label }) => (
          <div key={label} className="flex min-h-8 items-center justify-between gap-4 border-b py-1 last:border-b-0">
            <dt>{label}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
