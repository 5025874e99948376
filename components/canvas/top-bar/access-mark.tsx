import { Globe, KeyRound } from "lucide-react";
import { useCanvas } from "@/components/canvas/canvas-context";
import { IconButton } from "@/components/ui/icon-button";

function keySentence(assigned: number | undefined): string {
  if (assigned === undefined) return "Needs an API key of this workspace";
  if (assigned === 0) return "Nobody can call it: its last API key was revoked";
  return assigned === 1 ? "Needs the one API key assigned to it" : `Needs one of ${assigned} API keys`;
}

/** Who may call the flow from outside. */
export function AccessMark({ onOpen }: { onOpen: () => void }) {
  const isPublic = useCanvas((state) => state.head.isPublic);
  const keyed = useCanvas((state) => keySentence(state.head.keyIds?.length));
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
