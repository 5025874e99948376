import { Check, CircleDot, CloudOff, GitCompareArrows, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { assertNever } from "@/domain/assert-never";
import { useCanvas } from "@/components/canvas/canvas-context";
import { saveState, type SaveState } from "@/components/canvas/canvas-state";
import { save } from "@/components/canvas/commands/save";
import type { CommandContext } from "@/components/canvas/commands/command";
import { shortcutText } from "@/components/canvas/commands/shortcut";
import { useModKey } from "@/components/frame/use-apple";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { Tooltip } from "@/components/ui/tooltip";

/** Whether what is on the canvas is stored, and the button that stores it. */
export function SaveBadge({ context }: { context: CommandContext }) {
  const state = useCanvas(saveState);
  const saving = useCanvas((each) => each.saving);
  const number = useCanvas((each) => each.base.number);
  const readOnly = useCanvas((each) => each.readOnly);
  if (readOnly) return <span className="shrink-0 text-sm text-muted-foreground">{t("View only")}</span>;
  const detail = saving.kind === "failed" ? saving.message : explain(state, number);
  return (
    <div className="flex shrink-0 items-center gap-2">
      <Tooltip content={detail}>
        <span
          role="status"
          data-save-state={state}
          tabIndex={-1}
          className="flex items-center gap-1.5 text-sm whitespace-nowrap text-muted-foreground"
        >
          <Mark state={state} />
          <span className="max-sm:sr-only">{t(words[state])}</span>
        </span>
      </Tooltip>
      <WayOn state={state} context={context} />
    </div>
  );
}

/** What one can do about it. */
function WayOn({ state, context }: { state: SaveState; context: CommandContext }) {
  const mod = useModKey();
  if (state === "saved") return null;
  if (state === "conflict") {
    return (
      <Button size="sm" onClick={() => context.store.setState({ putOff: false })}>
        {t("Choose")}
      </Button>
    );
  }
  const again = state === "failed" || state === "offline";
  return (
    <Tooltip content={again ? t("Try again to save") : t("Save now")} shortcut={shortcutText("mod+s", mod)}>
      <Button size="sm" disabled={state === "saving"} onClick={() => save.run(context)}>
        {again ? t("Try again") : t("Save")}
      </Button>
    </Tooltip>
  );
}

const words: Readonly<Record<SaveState, Wording>> = {
  saved: msg("Saved"),
  unsaved: msg("Unsaved"),
  saving: msg("Saving"),
  conflict: msg("Changed elsewhere"),
  offline: msg("Offline"),
  failed: msg("Not saved"),
};

function explain(state: SaveState, number: number | null): string {
  switch (state) {
    case "saved":
      return number === null ? t("Nothing to save yet") : t("Version {number} is what you see", { number });
    case "unsaved":
      return t("Saved in a few seconds; until then changes are kept in this browser");
    case "saving":
      return t("Storing a new version");
    case "conflict":
      return t("Somebody else changed the same places. Choose what stays");
    case "offline":
      return t("The server does not answer. Go on: changes are kept in this browser and saved when it is back");
    case "failed":
      return t("The server refused the last save");
    default:
      return assertNever(state);
  }
}

function Mark({ state }: { state: SaveState }): ReactNode {
  switch (state) {
    case "saved":
      return <Check aria-hidden className="size-4 text-ok" />;
    case "unsaved":
      return <CircleDot aria-hidden className="size-4 text-waiting" />;
    case "saving":
      return <Spinner className="size-4" />;
    case "conflict":
      return <GitCompareArrows aria-hidden className="size-4 text-failed" />;
    case "offline":
      return <CloudOff aria-hidden className="size-4 text-waiting" />;
    case "failed":
      return <TriangleAlert aria-hidden className="size-4 text-failed" />;
    default:
      return assertNever(state);
  }
}
