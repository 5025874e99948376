import { flowHref } from "@/components/messages/flow-href";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";

interface Ran {
  flowId: string;
  sessionId: string;
  /** Undefined for a flow that is in no list. */
  kind: FlowKind | undefined;
  /** Where a flow behind a template is found. */
  template: { templateId: string | null; chatId: string | null } | null;
}

/** Where one can go from a run: to what ran, and to what was said around it. */
export function placesOf({ flowId, sessionId, kind, template }: Ran): { label: string; href: string }[] {
  if (template) {
    const { templateId, chatId } = template;
    return [
      ...(templateId === null ? [] : [{ label: t("Open template"), href: `/templates/${templateId}` }]),
      ...(chatId === null ? [] : [{ label: t("Open chat"), href: `/chat?id=${chatId}` }]),
    ];
  }
  return [
    ...(kind === undefined ? [] : [{ label: t("Open flow"), href: flowHref({ id: flowId, kind }) }]),
    { label: t("Open conversation"), href: `/messages/${flowId}?session=${encodeURIComponent(sessionId)}` },
  ];
}
