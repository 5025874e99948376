import { CircleCheck } from "lucide-react";
import { useCanvas, useReadOnly } from "@/components/canvas/canvas-context";
import { isDirty } from "@/components/canvas/canvas-state";
import type { CommandContext } from "@/components/canvas/commands/command";
import { publish } from "@/components/canvas/commands/publish";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { t } from "@/components/words/t";

/** Which version the API answers from, and the button that makes it the newest. */
export function PublishButton({ context }: { context: CommandContext }) {
  const published = useCanvas((state) => state.published);
  const newer = useCanvas(
    (state) => state.published === null || isDirty(state) || state.base.number !== state.published,
  );
  const empty = useCanvas((state) => state.document.nodes.length === 0);
  const readOnly = useReadOnly();
  const live = published === null ? t("Not published") : t("Published v{published}", { published });
  if (!newer || readOnly) {
    return (
      <Tooltip
        content={
          published === null
            ? t("The API does not answer yet")
            : t("The API answers from version {published}", { published })
        }
      >
        <span className="hidden items-center gap-1.5 px-1 text-sm whitespace-nowrap text-muted-foreground lg:flex">
          {published !== null && <CircleCheck aria-hidden className="size-4 text-ok" />}
          {live}
        </span>
      </Tooltip>
    );
  }
  return (
    <>
      <span className="hidden text-sm whitespace-nowrap text-muted-foreground xl:inline">
        {published === null ? live : t("{live} · newer changes", { live })}
      </span>
      <Tooltip
        content={
          published === null
            ? t("Saves, and lets the API answer from it")
            : t("The API still answers from version {published}", { published })
        }
      >
        <Button
          variant="primary"
          className="hidden md:inline-flex"
          disabled={empty}
          onClick={() => publish.run(context)}
        >
          {t("Publish")}
        </Button>
      </Tooltip>
    </>
  );
}
