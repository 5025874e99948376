import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { personColor } from "@/components/canvas/marks/person-color";
import { Avatar } from "@/components/frame/avatar";
import { Tooltip } from "@/components/ui/tooltip";
import { t } from "@/components/words/t";

/** More than these are counted. */
const most = 3;

/** Who else has the flow open. Other windows of one's own are told by the toasts of what they save. */
export function People() {
  const { userId } = useCanvasContext();
  const others = useCanvas((state) => state.others);
  const people = [
    ...new Map(others.filter((each) => each.userId !== userId).map((each) => [each.userId, each])).values(),
  ];
  if (people.length === 0) return null;
  const names = people.map(({ name }) => name);
  return (
    <div
      role="group"
      aria-label={t("Also here: {names}", { names: names.join(", ") })}
      className="flex shrink-0 items-center -space-x-1.5 pr-1"
    >
      {people.slice(0, most).map(({ userId: id, name }) => (
        <Tooltip key={id} content={t("{name} has this flow open", { name })}>
          <span className="rounded-full border-2 bg-background p-px" style={{ borderColor: personColor(id) }}>
            <Avatar name={name} email="" />
          </span>
        </Tooltip>
      ))}
      {people.length > most && (
        <Tooltip content={names.slice(most).join(", ")}>
          <span className="flex size-7 items-center justify-center rounded-full border bg-background text-xs text-muted-foreground">
            +{people.length - most}
          </span>
        </Tooltip>
      )}
    </div>
  );
}
