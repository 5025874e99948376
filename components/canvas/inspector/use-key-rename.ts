import { useRef } from "react";
import { toast } from "sonner";
import { t } from "@/components/words/t";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvasContext } from "@/components/canvas/canvas-context";
import { isDeclared, type KeyFamily, renameKey } from "./rename-key";

/** Lets what mentions a key follow when somebody has given it another name: looked at when the name is begun and done. */
export function useKeyRename(node: FlowNode, input: string) {
  const { store, catalogue } = useCanvasContext();
  const before = useRef("");
  const family = node.name === "startAgentflow" ? families[input] : undefined;
  return {
    begin: (name: string) => void (before.current = name.trim()),
    done: (name: string) => {
      const rename = { family: family ?? "$form", from: before.current, to: name.trim() };
      before.current = rename.to;
      if (!family || rename.from === rename.to || rename.from === "" || rename.to === "") return;
      const { document } = store.getState();
      if (isDeclared(document, catalogue.specs, rename)) return;
      const renamed = renameKey(document, catalogue.specs, rename);
      if (renamed === document) return;
      // Of one mark with the typing, so that one undo takes back both.
      store.edit(renamed, `input/${node.id}/${input}`);
      toast(t("“{from}” is “{to}” now", { from: rename.from, to: rename.to }), {
        description: t("Whatever refers to it in this flow follows."),
      });
    },
  };
}

const families: Readonly<Record<string, KeyFamily>> = { startState: "$flow.state", formInputTypes: "$form" };
