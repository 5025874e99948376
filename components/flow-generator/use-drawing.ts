import { useCallback, useEffect, useRef, useState } from "react";
import { type RouterOutputs, useTRPCClient } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { NodeChoice } from "@/domain/documents/node-choice";

export type DrawnFlow = RouterOutputs["flows"]["generate"];

/** What was asked for last on this page, so that nobody has to choose the model and its settings twice. */
const last: { model: NodeChoice | undefined } = { model: undefined };

export interface Drawing {
  description: string;
  describe: (description: string) => void;
  model: NodeChoice | undefined;
  choose: (model: NodeChoice | undefined) => void;
  busy: boolean;
  error: string | null;
  drawn: DrawnFlow | null;
  draw: () => void;
  stop: () => void;
  /** From the drawing to the words again. */
  back: () => void;
}

/** Asks a model for a drawing. Leaving stops it. */
export function useDrawing(kind: FlowKind): Drawing {
  const client = useTRPCClient();
  const [description, setDescription] = useState("");
  const [model, setModel] = useState(last.model);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [drawn, setDrawn] = useState<DrawnFlow | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setBusy(false);
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const choose = useCallback((chosen: NodeChoice | undefined) => {
    last.model = chosen;
    setModel(chosen);
    setError(null);
  }, []);
  const ask = async (chosen: NodeChoice) => {
    const own = new AbortController();
    running.current = own;
    setBusy(true);
    setError(null);
    try {
      const flow = await client.flows.generate.mutate(
        { kind, description: description.trim(), model: chosen },
        { signal: own.signal },
      );
      if (running.current === own) setDrawn(flow);
    } catch (failure) {
      if (running.current === own) setError(errorMessage(failure));
    } finally {
      if (running.current === own) setBusy(false);
    }
  };
  return {
    ...{ description, model, choose, busy, error, drawn, stop },
    describe: (text) => {
      setDescription(text);
      setError(null);
    },
    draw: () => {
      if (description.trim() === "") setError(t("Say what the flow should do."));
      else if (!model) setError(t("Choose the model that draws it."));
      else void ask(model);
    },
    back: () => setDrawn(null),
  };
}
