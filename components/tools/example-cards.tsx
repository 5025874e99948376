import Link from "next/link";
import { Card } from "@/components/ui/card";
import { t } from "@/components/words/t";
import { takenArguments } from "./taken-arguments";
import { toolExamples } from "./tool-examples";
import { ToolIcon } from "./tool-icon";

/** Tools to begin from, each a link to a new tool that holds it. */
export function ExampleCards() {
  return (
    <section aria-labelledby="tool-examples">
      <h2 id="tool-examples" className="font-medium">
        {t("Begin with an example")}
      </h2>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {toolExamples.map((example) => (
          <li key={example.name}>
            <Card className="relative flex h-full flex-col gap-2 p-4 hover:bg-hover/60">
              <ToolIcon tool={example} />
              <Link
                href={`/tools/new?example=${example.name}`}
                className="font-medium after:absolute after:inset-0 after:rounded-lg after:content-['']"
              >
                {t(example.title)}
              </Link>
              <p className="flex-1 text-sm text-muted-foreground">{example.description}</p>
              <p className="truncate font-mono text-xs text-muted-foreground">
                {example.name}({takenArguments(example.schema)})
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
