"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import type { FlowFacts } from "@/domain/api/flow-facts";
import { AccessSection } from "./access-section";
import type { CallKind } from "./call-kinds";
import { ExampleFields } from "./example-fields";
import { exampleDocument, exampleForm, exampleOverrides } from "./example-values";
import { type ChosenKey, KeySection } from "./key-section";
import type { RequestExample } from "./request-example";
import { type SnippetTab, SnippetTabs } from "./snippet-tabs";
import type { Flow } from "./flow";

interface ApiDialogProps {
  flowId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** How to call a flow from outside: who may, ready code with real values, and a try from here. */
export function ApiDialog({ flowId, open, onOpenChange }: ApiDialogProps) {
  const [key, setKey] = useState<ChosenKey>({});
  const change = (next: boolean) => {
    setKey({});
    onOpenChange(next);
  };
  // A slip of the hand must not lose a key that can never be read again; the corner button still closes.
  const keep = (event: Event) => {
    if (key.fresh) event.preventDefault();
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent
        title={t("Call this flow")}
        description={t("Code with this flow's real id and this server's address, ready to run.")}
        size="xl"
        className="sm:h-[min(46rem,86dvh)]"
        onOpenAutoFocus={focusWhole}
        onEscapeKeyDown={keep}
        onInteractOutside={keep}
      >
        <LoadedDialog flowId={flowId} chosen={key} onChoose={setKey} />
      </DialogContent>
    </Dialog>
  );
}

/** Its first control would be the one that closes it. */
function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

interface KeyChoice {
  chosen: ChosenKey;
  onChoose: (key: ChosenKey) => void;
}

function LoadedDialog({ flowId, ...choice }: KeyChoice & { flowId: string }) {
  const trpc = useTRPC();
  const flow = useQuery(trpc.flows.get.queryOptions({ id: flowId }));
  const facts = useQuery(trpc.flows.callFacts.queryOptions({ id: flowId }));
  const error = flow.error ?? facts.error;
  if (flow.data && facts.data) return <DialogParts flow={flow.data} facts={facts.data} {...choice} />;
  return (
    <DialogBody className="pb-5">
      {error ? (
        <ErrorState
          title={t("The flow could not be loaded")}
          message={errorMessage(error)}
          onRetry={() => void Promise.all([flow.refetch(), facts.refetch()])}
        />
      ) : (
        <div aria-busy className="grid gap-6 md:grid-cols-[19rem_minmax(0,1fr)]">
          <Skeleton className="h-64" />
          <Skeleton className="h-96" />
        </div>
      )}
    </DialogBody>
  );
}

interface DialogPartsProps extends KeyChoice {
  flow: Flow;
  facts: FlowFacts;
}

function DialogParts({ flow, facts, chosen, onChoose }: DialogPartsProps) {
  const [question, setQuestion] = useState(t("Hey, how are you?"));
  const [kind, setKind] = useState<CallKind>(facts.form ? "form" : "question");
  const [tab, setTab] = useState<SnippetTab>("curl");
  const [chatId] = useState(() => crypto.randomUUID());
  const [store, ...otherStores] = facts.stores;
  const example: RequestExample = {
    ...{ kind, question, chatId, flowId: flow.id, origin: window.location.origin },
    key: flow.isPublic ? undefined : chosen.value,
    form: exampleForm(facts),
    overrideConfig: exampleOverrides(facts, flow.document),
    document: exampleDocument(facts),
    stopNodeId: otherStores.length > 0 ? store?.id : undefined,
  };
  return (
    <DialogBody className="gap-6 pb-5 md:grid md:grid-cols-[19rem_minmax(0,1fr)] md:overflow-hidden">
      <div className="flex shrink-0 flex-col gap-5 md:-mx-1 md:min-h-0 md:overflow-y-auto md:px-1 md:pb-2">
        <div className="flex flex-col gap-2">
          <AccessSection flow={flow} />
          <Link href={`/${flow.kind}s/${flow.id}/settings#access`} className={linkClasses}>
            {t("Keys, origins, limits and overrides")}
          </Link>
          <Link href={`/docs/flows/${flow.id}`} target="_blank" className={linkClasses}>
            {t("All that it takes and answers")}
          </Link>
        </div>
        {tab !== "embed" && !flow.isPublic && <KeySection flow={flow} chosen={chosen} onChoose={onChoose} />}
        {tab !== "embed" && (
          <ExampleFields facts={facts} kind={kind} onKind={setKind} question={question} onQuestion={setQuestion} />
        )}
      </div>
      <SnippetTabs example={example} flow={flow} tab={tab} onTab={setTab} />
    </DialogBody>
  );
}

const linkClasses = "self-start text-sm text-link underline-offset-4 hover:underline";
