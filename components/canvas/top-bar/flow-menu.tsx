import { Ellipsis } from "lucide-react";
import { useCanvas, useReadOnly } from "@/components/canvas/canvas-context";
import { type Command, type CommandContext, isAllowed } from "@/components/canvas/commands/command";
import { configure } from "@/components/canvas/commands/configure";
import { deleteFlow } from "@/components/canvas/commands/delete-flow";
import { describeFlow } from "@/components/canvas/commands/describe-flow";
import { duplicateFlow } from "@/components/canvas/commands/duplicate-flow";
import { exportCode } from "@/components/canvas/commands/export-code";
import { exportFlow } from "@/components/canvas/commands/export-flow";
import { findNode } from "@/components/canvas/commands/find-node";
import { importFlow } from "@/components/canvas/commands/import-flow";
import { keepFocus } from "@/components/canvas/commands/keep-focus";
import { openApi } from "@/components/canvas/commands/open-api";
import { openMessages } from "@/components/canvas/commands/open-messages";
import { publish } from "@/components/canvas/commands/publish";
import { publishTemplate } from "@/components/canvas/commands/publish-template";
import { redo } from "@/components/canvas/commands/redo";
import { renameFlow } from "@/components/canvas/commands/rename-flow";
import { shortcutText } from "@/components/canvas/commands/shortcut";
import { tidy } from "@/components/canvas/commands/tidy";
import { toggleHistory } from "@/components/canvas/commands/toggle-history";
import { undo } from "@/components/canvas/commands/undo";
import { upsertDocuments } from "@/components/canvas/commands/upsert-documents";
import { useFrame } from "@/components/frame/frame-store";
import { useModKey } from "@/components/frame/use-apple";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";

/** Groups of the menu. `narrow` ones have a button of their own on wider screens. */
const groups: readonly { narrow?: boolean; commands: readonly Command[] }[] = [
  { narrow: true, commands: [undo, redo, openApi, toggleHistory, publish] },
  { commands: [upsertDocuments, configure, openMessages, findNode, tidy] },
  { commands: [renameFlow, duplicateFlow, publishTemplate, describeFlow, importFlow, exportFlow, exportCode] },
];

export function FlowMenu({ context }: { context: CommandContext }) {
  const isPublic = useCanvas((state) => state.head.isPublic);
  const readOnly = useReadOnly();
  const openShortcuts = () => useFrame.getState().open("shortcuts");
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <IconButton label={t("More actions")}>
          <Ellipsis />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-64" onCloseAutoFocus={keepFocus(context.store)}>
        {groups.map(({ narrow, commands }) => (
          <div key={commands[0]?.id} className={narrow ? "md:hidden" : undefined}>
            {commands.map((command) => (
              <CommandItem key={command.id} command={command} context={context} />
            ))}
            <DropdownMenuSeparator />
          </div>
        ))}
        <DropdownMenuCheckboxItem
          checked={isPublic}
          disabled={readOnly}
          onCheckedChange={(checked) => context.deeds.setPublic(checked)}
        >
          {t("Public: no API key needed")}
        </DropdownMenuCheckboxItem>
        <DropdownMenuItem shortcut="?" onSelect={() => setTimeout(openShortcuts, 0)}>
          {t("Keyboard shortcuts")}
        </DropdownMenuItem>
        {!readOnly && <DropdownMenuSeparator />}
        <CommandItem command={deleteFlow} context={context} destructive />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function CommandItem({
  command,
  context,
  destructive = false,
}: {
  command: Command;
  context: CommandContext;
  destructive?: boolean;
}) {
  const mod = useModKey();
  const allowed = useCanvas((state) => isAllowed(command, state));
  const readOnly = useReadOnly();
  if (command.writes && readOnly) return null;
  const { icon: Icon, name, keys } = command;
  return (
    <DropdownMenuItem
      destructive={destructive}
      disabled={!allowed}
      shortcut={keys?.[0] && shortcutText(keys[0], mod)}
      // The menu gives the focus back first, and a dialog then takes it.
      onSelect={() => setTimeout(() => command.run(context), 0)}
    >
      {Icon && <Icon aria-hidden />}
      {t(name)}
    </DropdownMenuItem>
  );
}
