import { Globe, KeyRound } from "lucide-react";
import { useCanvas } from "@/components/canvas/canvas-context";
import { IconButton } from "@/components/ui/icon-button";

/** Who may call the flow from outside. */
export function AccessMark({ onOpen }: { onOpen: () => void }) {
  const isPublic = useCanvas((state) => state.head.isPublic);
  const keys = useCanvas((state) => state.head.keyIds.length);
  const keyed =
    keys === 0
      ? "Needs an API key of this workspace"
      : keys === 1
        ? "Needs the one API key assigned to it"
        : `Needs one of ${String(keys)} API keys`;
  return (
    <IconButton
      label={isPublic ? "Public: anyone may call it" : keyed}
      className="hidden sm:inline-flex"
      onClick={onOpen}
    >
      {isPublic ? <Globe /> : <KeyRound />}
    </IconButton>
  );
}
