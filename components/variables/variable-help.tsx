import { CopyButton } from "@/components/ui/copy-button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { environmentName, referenceTo } from "./variable-draft";

/** How variables are used, with something to copy. */
export function VariableHelp({ example }: { example: string }) {
  return (
    <section aria-labelledby="use-variables" className="max-w-2xl text-sm text-muted-foreground">
      <h2 id="use-variables" className="font-medium text-foreground">
        {t("How to use them")}
      </h2>
      <p className="mt-1">
        {rich(
          "Write {reference} in any field of a node that takes references, such as a prompt. A static variable has the value that stands here. A runtime variable has the value of the server's environment variable {environmentName}, so that it can differ between servers.",
          {
            reference: <Reference text={referenceTo(example)} />,
            environmentName: <code className="font-mono wrap-anywhere">{environmentName(example)}</code>,
          },
        )}
      </p>
    </section>
  );
}

const Reference = ({ text }: { text: string }) => (
  <span className="inline-flex items-center rounded-sm border bg-muted pl-1.5 align-middle">
    <code className="font-mono text-foreground">{text}</code>
    <CopyButton text={text} label={t("Copy {text}", { text })} className="size-6 pointer-coarse:size-8" />
  </span>
);
