"use client";

import { useCallback } from "react";
import { t } from "@/components/words/t";
import { sortFiles } from "./accepted-files";
import type { ChatManners } from "./chat-manners";
import type { RegisteredChat } from "./chat-registry";
import { fileAddress } from "./file-address";
import type { SentFile } from "./sent-file";
import { type Recorder, useRecorder } from "./use-recorder";

interface Attaching {
  /** Takes files in, as far as the flow takes them, and says why not the others. */
  attach: (files: File[]) => void;
  recorder: Recorder;
  /** Where a file of this conversation can be had from the server. */
  addressOf: (fileName: string) => string;
  /** The same for a file of a question, which the page may still hold. */
  previewOf: (file: SentFile) => string | undefined;
}

/** What goes along with questions beside their text. */
export function useAttaching(
  { chat, shelf }: Pick<RegisteredChat, "chat" | "shelf">,
  { flowId, chatId, manners }: { flowId: string; chatId: string; manners: ChatManners },
): Attaching {
  const attach = (files: File[]) => {
    const { files: attached, exchanges } = chat.state.getState();
    const names = new Set([...attached, ...exchanges.flatMap((exchange) => exchange.files)].map(({ name }) => name));
    const { taken, refusals } = sortFiles(files, manners.files, { attached, names });
    if (taken.length > 0) chat.attach(taken.map(({ file, kind, name }) => shelf.put(file, kind, name)));
    if (refusals.length > 0) chat.note(refusals.join("\n"));
  };
  const recorder = useRecorder({
    onRecorded: (file) => {
      if (file.size === 0) chat.note(t("Nothing was recorded. Speak a little longer, then send it."));
      else void chat.say(shelf.put(file, "audio"));
    },
    onProblem: chat.note,
  });
  const addressOf = useCallback((fileName: string) => fileAddress(flowId, chatId, fileName), [flowId, chatId]);
  const previewOf = useCallback(
    ({ id, name }: SentFile) => shelf.url(id) ?? fileAddress(flowId, chatId, name),
    [shelf, flowId, chatId],
  );
  return { attach, recorder, addressOf, previewOf };
}
