import { Check, CircleDot, CloudOff, GitCompareArrows, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
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
  const mod = useModKey();
  if (readOnly) return <span className="shrink-0 text-sm text-muted-foreground">View only</span>;
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
          <span className="max-sm:sr-only">{words[state]}</span>
        </span>
      </Tooltip>
      {state !== "saved" && (
        <Tooltip content="Save" shortcut={shortcutText("mod+s", mod)}>
          <Button size="sm" disabled={state === "saving" || state === "conflict"} onClick={() => save.run(context)}>
            Save
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

const words: Readonly<Record<SaveState, string>> = {
  saved: "Saved",
  unsaved: "Unsaved",
  saving: "Saving",
  conflict: "Changed elsewhere",
  offline: "Offline",
  failed: "Not saved",
};

function explain(state: SaveState, number: number | null): string {
  switch (state) {
    case "saved":
      return number === null ? "Nothing to save yet" : `Version ${String(number)} is what you see`;
    case "unsaved":
      return "Changes are kept in this browser until you save";
    case "saving":
      return "Storing a new version";
    case "conflict":
      return "Somebody saved this flow since you opened it";
    case "offline":
      return "The server did not answer. Your changes are kept in this browser; save again when you are back";
    case "failed":
      return "The server refused the last save";
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
