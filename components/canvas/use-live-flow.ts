"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { randomId } from "@/components/chat/random-id";
import { useTRPCClient } from "@/components/trpc/client";
import { sendLast } from "@/components/trpc/send-last";
import { t } from "@/components/words/t";
import { keepSaved } from "./autosave";
import { useCanvasContext } from "./canvas-context";
import { isDirty, type Stored } from "./canvas-state";
import type { CanvasStore } from "./canvas-store";
import { askForNews, type Following } from "./follow-flow";
import { answerWindows } from "./open-windows";
import type { Received } from "./remote-actions";

/** In milliseconds. */
const pace = { delay: 3_000, longest: 15_000, looking: 2_000, hidden: 5_000, selected: 250, patience: 10_000 };

/** Stores what is edited, brings in what others store, and says who is here. */
export function useLiveFlow(): void {
  const { store, storage, tab } = useCanvasContext();
  const client = useTRPCClient();
  useEffect(() => {
    const { id } = store.getState().head;
    const onReceived = (received: Received, stored: Stored) => tell(received, stored, id);
    const saver = keepSaved({ store, storage, delay: pace.delay, longest: pace.longest, onReceived });
    const stopAsking = keepAsking(store, {
      ...{ store, explain: storage.explain, save: saver.flush, onReceived },
      ask: (known, selected) =>
        client.versions.follow.mutate(
          { id, tab, known, selected: selected.slice(0, 200) },
          { signal: AbortSignal.timeout(pace.patience) },
        ),
    });
    const stopLeaving = saveOnLeaving(store, tab, () => void saver.flush());
    const stopAnswering = answerWindows(id, tab);
    return () => {
      void saver.flush();
      for (const stop of [saver.stop, stopAsking, stopLeaving, stopAnswering]) stop();
      void client.versions.leave.mutate({ id, tab }).catch(() => undefined);
    };
  }, [store, storage, tab, client]);
}

/** Asks every few seconds, and at once when something else is selected or the window is looked at again. */
function keepAsking(store: CanvasStore, following: Following): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let stopped = false;
  const soon = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void ask(), ms);
  };
  const ask = async () => {
    if (asking || stopped) return;
    asking = true;
    await askForNews(following).catch(() => undefined);
    asking = false;
    soon(document.visibilityState === "hidden" ? pace.hidden : pace.looking);
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.selection.nodes !== before.selection.nodes && state.others.length > 0) soon(pace.selected);
  });
  const now = () => soon(0);
  const lost = () => store.setState({ away: true });
  document.addEventListener("visibilitychange", now);
  window.addEventListener("online", now);
  window.addEventListener("offline", lost);
  now();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
    document.removeEventListener("visibilitychange", now);
    window.removeEventListener("online", now);
    window.removeEventListener("offline", lost);
  };
}

/** What is not stored yet is sent when somebody turns away, and for the last time when the page goes. */
function saveOnLeaving(store: CanvasStore, tab: string, flush: () => void): () => void {
  const turnAway = () => {
    if (isDirty(store.getState())) flush();
  };
  const leaveField = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.matches("input, textarea, [contenteditable]")) setTimeout(turnAway, 0);
  };
  const go = () => {
    const state = store.getState();
    const { id } = state.head;
    sendLast("versions.leave", { id, tab });
    if (!isDirty(state) || state.readOnly || state.dispute) return;
    const attempt = state.attempt ?? randomId();
    store.setState({ attempt });
    const { document, base } = state;
    sendLast("flows.save", { id, baseNumber: base.number, document, kind: "autosaved", attempt });
  };
  window.addEventListener("blur", turnAway);
  document.addEventListener("focusout", leaveField);
  window.addEventListener("pagehide", go);
  return () => {
    window.removeEventListener("blur", turnAway);
    document.removeEventListener("focusout", leaveField);
    window.removeEventListener("pagehide", go);
  };
}

/** Said quietly: nothing has to be done. A dispute opens a dialog of its own. */
function tell(received: Received, { author, number }: Stored, id: string): void {
  if (received === "disputed" || number === null) return;
  const who = author ?? t("Somebody");
  toast(received === "merged" ? t("Joined with what {who} saved", { who }) : t("{who} changed this flow", { who }), {
    id: `received ${id}`,
    duration: 3_000,
    description: received === "merged" ? t("Nothing of yours was changed by it") : t("You see it already"),
  });
}
