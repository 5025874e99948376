import { useShallow } from "zustand/shallow";
import type { Problem } from "@/domain/flow/problem";
import { useCanvas } from "./canvas-context";
import { problemsAt } from "./problem-index";

/** What is wrong with a node. The list stays the same one while problems of other nodes come and go. */
export const useProblems = (nodeId: string): readonly Problem[] =>
  useCanvas(useShallow((state) => problemsAt(state.problems, nodeId)));
