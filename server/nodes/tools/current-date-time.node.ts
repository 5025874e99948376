import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { defineNode } from "../define-node";
import { describeMoment } from "./describe-moment";

export default defineNode({
  name: "currentDateTime",
  version: 1,
  label: "CurrentDateTime",
  description: "Tells an agent what day and what time it is.",
  category: "Tools",
  icon: "clock.svg",
  provides: ["CurrentDateTime", "Tool"],
  inputs: {},
  async create(): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    return tool(() => JSON.stringify(describeMoment(new Date())), {
      name: "current_date_time",
      description:
        "Gives the current date, the day of the week and the time in UTC. Call it whenever an answer depends on today.",
      schema: z.object({}),
    });
  },
});
