import { CircleHelp, Maximize2, RotateCcw } from "lucide-react";
import { t } from "@/components/words/t";
import type { Field } from "@/domain/catalogue/field";
import { useReadOnly } from "@/components/canvas/canvas-context";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { IconButton } from "@/components/ui/icon-button";
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { aboutField } from "./about-field";

interface FieldActionsProps {
  name: string;
  field: Field;
  /** It differs from the default. */
  changed: boolean;
  docs: string | undefined;
  onReset: () => void;
  onExample: (example: string) => void;
  onExpand: (() => void) | undefined;
}

/**
 * Beside a field's label: what there is to know, more room, and the mark of a changed value, which takes it back. Who goes
 * from field to field by keyboard passes one of them, which offers the rest.
 */
export function FieldActions(props: FieldActionsProps) {
  const { field, changed, onReset, onExpand } = props;
  const readOnly = useReadOnly();
  return (
    <div className="-my-1 flex shrink-0 items-center">
      <div className="flex opacity-0 transition-opacity group-focus-within/field:opacity-100 group-hover/field:opacity-100 pointer-coarse:opacity-100">
        <About {...props} />
        {onExpand && (
          <IconButton
            label={t("Write {label} on the whole screen", { label: field.label })}
            size="sm"
            tabIndex={-1}
            onClick={onExpand}
          >
            <Maximize2 />
          </IconButton>
        )}
      </div>
      {changed && !readOnly && (
        <IconButton
          label={t("{label} is changed. Back to its default", { label: field.label })}
          size="sm"
          tabIndex={-1}
          onClick={onReset}
        >
          <RotateCcw className="text-link" />
        </IconButton>
      )}
    </div>
  );
}

function About({ name, field, docs, changed, onExample, onReset, onExpand }: FieldActionsProps) {
  const readOnly = useReadOnly();
  const { facts, example } = aboutField(field);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton label={t("About {label}", { label: field.label })} size="sm">
          <CircleHelp />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" className="flex w-80 flex-col gap-2.5 text-sm">
        <h3 className="font-medium">{field.label}</h3>
        {field.description && <p>{field.description}</p>}
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          <dt className="text-muted-foreground">{t("Name")}</dt>
          <dd className="min-w-0 font-mono wrap-anywhere">{name}</dd>
          {facts.map(({ term, text }) => (
            <div key={term} className="contents">
              <dt className="text-muted-foreground">{term}</dt>
              <dd className="min-w-0 wrap-anywhere">{text}</dd>
            </div>
          ))}
        </dl>
        {example !== undefined && (
          <>
            <CodeBlock code={example} title={t("Example")} copyLabel={t("Copy the example")} wrap />
            {!readOnly && <Choice onClick={() => onExample(example)}>{t("Use the example")}</Choice>}
          </>
        )}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {onExpand && <Choice onClick={onExpand}>{t("Write on the whole screen")}</Choice>}
          {changed && !readOnly && <Choice onClick={onReset}>{t("Back to the default")}</Choice>}
        </div>
        {docs && (
          <a href={docs} target="_blank" rel="noreferrer" className="w-fit text-link hover:underline">
            {t("Documentation of the node")}
          </a>
        )}
      </PopoverContent>
    </Popover>
  );
}

function Choice({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <PopoverClose asChild>
      <Button size="sm" className="self-start" onClick={onClick}>
        {children}
      </Button>
    </PopoverClose>
  );
}
