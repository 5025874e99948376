import { Globe, KeyRound } from "lucide-react";
import { useCanvas } from "@/components/canvas/canvas-context";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";

function keySentence(assigned: number | undefined): string {
  if (assigned === undefined) return t("Needs an API key of this workspace");
  if (assigned === 0) return t("Nobody can call it: its last API key was revoked");
  return t("{assigned, plural, =1 {Needs the one API key assigned to it} other {Needs one of # API keys}}", {
    assigned,
  });
}

/** Who may call the flow from outside. */
export function AccessMark({ onOpen }: { onOpen: () => void }) {
  const isPublic = useCanvas((state) => state.head.isPublic);
  const keyed = useCanvas((state) => keySentence(state.head.keyIds?.length));
  return (
    <IconButton
      label={isPublic ? t("Public: anyone may call it") : keyed}
      className="hidden sm:inline-flex"
      onClick={onOpen}
    >
      {isPublic ? <Globe /> : <KeyRound />}
    </IconButton>
  );
}
