import { listText } from "@/components/words/list-text";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { WorkspaceReport } from "@/domain/workspace/workspace-report";

/** What a file holds, as a sentence. */
export function partsOf({ flows, counts }: WorkspaceReport): string {
  const parts = [
    ...some(flows.length, msg("{count, plural, one {# flow} other {# flows}}")),
    ...some(counts.variables, msg("{count, plural, one {# variable} other {# variables}}")),
    ...some(counts.tools, msg("{count, plural, one {# custom tool} other {# custom tools}}")),
    ...some(counts.stores, msg("{count, plural, one {# document store} other {# document stores}}")),
    ...some(counts.chunks, msg("{count, plural, one {# chunk} other {# chunks}}")),
    ...some(counts.templates, msg("{count, plural, one {# template} other {# templates}}")),
    ...some(counts.messages, msg("{count, plural, one {# message} other {# messages}}")),
  ];
  if (parts.length === 0) return t("There is nothing in this file that could be imported.");
  return t("{parts}.", { parts: listText(parts) });
}

const some = (count: number, text: Wording): string[] => (count === 0 ? [] : [t(text, { count })]);
