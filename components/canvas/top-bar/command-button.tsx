import { useCanvas, useReadOnly } from "@/components/canvas/canvas-context";
import { type Command, type CommandContext, isAllowed } from "@/components/canvas/commands/command";
import { shortcutText } from "@/components/canvas/commands/shortcut";
import { useModKey } from "@/components/frame/use-apple";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";

interface CommandButtonProps {
  command: Command;
  context: CommandContext;
  tooltipSide?: "top" | "right" | "bottom" | "left";
  className?: string;
}

/** A command as a button with its icon; name and keys are its tooltip. */
export function CommandButton({ command, context, tooltipSide, className }: CommandButtonProps) {
  const mod = useModKey();
  const allowed = useCanvas((state) => isAllowed(command, state));
  const { icon: Icon, name, keys } = command;
  const readOnly = useReadOnly();
  if (!Icon || (command.writes && readOnly)) return null;
  return (
    <IconButton
      label={t(name)}
      shortcut={keys?.[0] && shortcutText(keys[0], mod)}
      disabled={!allowed}
      tooltipSide={tooltipSide}
      className={className}
      onClick={() => command.run(context)}
    >
      <Icon />
    </IconButton>
  );
}
