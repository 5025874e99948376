import { z } from "zod";
import type { Choice } from "@/domain/catalogue/field";
import { AppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";

export interface ModelListRequest {
  url: string;
  headers?: Record<string, string>;
  /** Who is asked, for error texts: `OpenAI`, or the address the person typed. */
  provider: string;
  tools: NodeTools;
  signal: AbortSignal;
}

/** Reads a provider's list of models with `pick`. Rejects with a sentence that says what to mend. */
export async function listModels<T>(
  request: ModelListRequest,
  schema: z.ZodType<T>,
  pick: (body: T) => Choice[],
): Promise<Choice[]> {
  const response = await ask(request);
  if (response.status === 401 || response.status === 403) {
    throw new AppError("upstream_failed", `${request.provider} refused the key. Check the credential of this node.`);
  }
  if (!response.ok) {
    throw new AppError(
      "upstream_failed",
      `${request.provider} answered ${response.status} when asked for its models. You can type the name instead.`,
    );
  }
  const body = schema.safeParse(await response.json().catch(() => undefined));
  if (!body.success) {
    throw new AppError("upstream_failed", `${request.provider} sent no list of models. You can type the name instead.`);
  }
  return pick(body.data);
}

async function ask({ url, headers, provider, tools, signal }: ModelListRequest): Promise<Response> {
  try {
    return await tools.fetch(url, { headers: { accept: "application/json", ...headers }, signal });
  } catch (cause) {
    throw new AppError(
      "upstream_failed",
      `${provider} could not be reached. Check the address, or type the model's name.`,
      { cause },
    );
  }
}

export const choices = (names: readonly string[]): Choice[] => names.map((name) => ({ label: name, name }));

const openAiList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Models of an OpenAI-speaking server, `keep` deciding which of them can chat. */
export const listOpenAiModels = (
  request: ModelListRequest,
  keep: (id: string) => boolean = () => true,
): Promise<Choice[]> =>
  listModels(request, openAiList, (body) =>
    choices(
      body.data
        .map((model) => model.id)
        .filter(keep)
        .toSorted(),
    ),
  );
