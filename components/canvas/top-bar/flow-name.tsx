import { useCanvas, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import type { FlowDeeds } from "@/components/canvas/commands/command";
import { InlineEdit } from "@/components/ui/inline-edit";
import { t } from "@/components/words/t";

/** The flow's name; a click turns it into a field. */
export function FlowName({ deeds }: { deeds: FlowDeeds }) {
  const name = useCanvas((state) => state.head.name);
  const readOnly = useReadOnly();
  const store = useCanvasStore();
  const editing = useCanvas((state) => state.renaming);
  const setEditing = (renaming: boolean) => store.setState({ renaming });
  if (editing) {
    return (
      <InlineEdit
        label={t("Name of the flow")}
        value={name}
        onSave={deeds.rename}
        onDone={() => setEditing(false)}
        className="h-8 w-64 max-w-full font-semibold"
      />
    );
  }
  const text = <span className="block truncate">{name}</span>;
  return (
    <h1 className="min-w-0 font-semibold">
      {readOnly ? (
        text
      ) : (
        <button
          type="button"
          title={t("Rename")}
          aria-label={t("{name}, rename", { name })}
          onClick={() => setEditing(true)}
          className="block h-8 max-w-full rounded-md px-1.5 text-left hover:bg-hover"
        >
          {text}
        </button>
      )}
    </h1>
  );
}
