import { z } from "zod";
import { AppError } from "@/domain/errors";
import openAiApi from "../credentials/open-ai-api.credential";
import { defineNode } from "../define-node";
import type { Moderation } from "../slots";

const verdictSchema = z.object({ results: z.array(z.object({ flagged: z.boolean() })) });

export default defineNode({
  name: "inputModerationOpenAI",
  version: 1,
  label: "OpenAI Moderation",
  description: "Refuses questions that OpenAI's moderation service objects to.",
  category: "Moderation",
  icon: "shield.svg",
  docs: "https://platform.openai.com/docs/guides/moderation",
  provides: ["Moderation"],
  credential: openAiApi,
  inputs: {
    moderationErrorMessage: {
      type: "string",
      label: "Error Message",
      description: "The answer to a refused question.",
      default: "Cannot Process! Input violates OpenAI's content moderation policies.",
      rows: 2,
      optional: true,
    },
  },
  async create({ inputs, secrets, tools }): Promise<Moderation> {
    return {
      async check(input, signal) {
        const response = await tools.fetch("https://api.openai.com/v1/moderations", {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${secrets.openAIApiKey}` },
          body: JSON.stringify({ model: "omni-moderation-latest", input }),
          signal,
        });
        const verdict = verdictSchema.safeParse(await response.json().catch(() => undefined));
        // A check that cannot be made must not let everything through.
        if (!response.ok || !verdict.success) throw unanswered(response.status);
        return verdict.data.results.some((result) => result.flagged) ? inputs.moderationErrorMessage : undefined;
      },
    };
  },
});

const unanswered = (status: number): AppError =>
  new AppError(
    "upstream_failed",
    status === 401
      ? "OpenAI's moderation refused the key. Check the credential of this node."
      : `OpenAI's moderation did not answer (status ${status}).`,
  );
