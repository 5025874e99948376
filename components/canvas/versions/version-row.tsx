import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useCanvas, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { useWide } from "@/components/canvas/panel/use-wide";
import type { RouterOutputs } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { dateText } from "@/components/words/date-text";
import { t } from "@/components/words/t";
import { kindWords } from "./version-words";
import { VersionName } from "./version-name";
import { useVersionDeeds } from "./use-version-deeds";

export type Version = RouterOutputs["versions"]["list"]["versions"][number];

/** One version: opened, it is looked at in place of the canvas. */
export function VersionRow({ version }: { version: Version }) {
  const store = useCanvasStore();
  const open = useCanvas((state) => state.viewing === version.number);
  const current = useCanvas((state) => state.base.number === version.number);
  const published = useCanvas((state) => state.published === version.number);
  const { number, kind, name, author, restoredFrom, createdAt } = version;
  return (
    <li className={cn("rounded-md border border-transparent", open && "border-border bg-muted/60")}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => store.setState({ viewing: open ? undefined : number })}
        className="flex w-full items-start gap-3 rounded-md px-3 py-2 text-left hover:bg-hover"
      >
        <span className="w-9 shrink-0 pt-px text-right text-sm text-muted-foreground tabular-nums">{number}</span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className={cn("truncate", name ? "font-medium" : "")}>{name ?? kindWords(kind, restoredFrom)}</span>
            {current && <span className="shrink-0 text-xs text-muted-foreground">{t("Newest")}</span>}
            {published && (
              <span className="flex shrink-0 items-center gap-1 text-xs text-ok">
                <CircleCheck aria-hidden className="size-3.5" />
                {t("Published")}
              </span>
            )}
          </span>
          <span className="block truncate text-sm text-muted-foreground">
            {name && `${kindWords(kind, restoredFrom)} · `}
            {author ?? t("Over the API")} · <RelativeTime at={createdAt} />
          </span>
        </span>
      </button>
      {open && <VersionActions version={version} current={current} published={published} />}
    </li>
  );
}

function VersionActions({ version, current, published }: { version: Version; current: boolean; published: boolean }) {
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  // Where there is no room for both, the list lies over the version.
  const wide = useWide();
  const [naming, setNaming] = useState(false);
  const deeds = useVersionDeeds();
  const exact = dateText(version.createdAt, { dateStyle: "medium", timeStyle: "medium" });
  return (
    <div className="px-3 pb-3 pl-15">
      <p className="mb-2 text-xs text-muted-foreground">{exact}</p>
      {naming ? (
        <VersionName
          name={version.name ?? ""}
          onSave={(name) => deeds.name(version.number, name)}
          onDone={() => setNaming(false)}
        />
      ) : (
        !readOnly && (
          <div className="flex flex-wrap gap-1.5">
            {!wide && (
              <Button size="sm" onClick={() => store.setState({ panel: undefined })}>
                {t("Look at it")}
              </Button>
            )}
            {!current && (
              <Button size="sm" onClick={() => deeds.restore(version.number)}>
                {t("Restore")}
              </Button>
            )}
            {!published && (
              <Button size="sm" onClick={() => deeds.publish(version.number)}>
                {t("Publish")}
              </Button>
            )}
            <Button size="sm" variant="ghost" onClick={() => setNaming(true)}>
              {version.name ? t("Rename") : t("Name")}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
