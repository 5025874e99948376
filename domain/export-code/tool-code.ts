import { type Code, code, literal, objectCode } from "./literal";
import { CannotExport, declare, type Draft, imported, moduleFunction } from "./draft";
import { settingsOf } from "./settings-of";
import { webTools } from "./web-tool-code";

/** A tool that models may call. */
export function toolCode(draft: Draft, name: string, inputs: Readonly<Record<string, unknown>>): Code {
  const write = Object.hasOwn(writers, name) ? writers[name] : undefined;
  const label = draft.specs.get(name)?.label ?? name;
  if (!write) throw new CannotExport(`Its tool ${label} has no counterpart outside of this server.`);
  return code(declare(draft, "tool", write(draft, inputs)));
}

const writers: Readonly<Record<string, (draft: Draft, inputs: Readonly<Record<string, unknown>>) => string>> = {
  ...webTools,
  currentDateTime: (draft) =>
    toolOf(draft, `async () => ${moduleFunction(draft, "moment", "describeMoment")}(new Date())`, {
      name: "current_date_time",
      description:
        "Gives the current date, the day of the week and the time in UTC. Call it whenever an answer depends on today.",
      schema: code(`${zod(draft)}.object({})`),
    }),
  calculator(draft) {
    const calculate = moduleFunction(draft, "calculator", "calculate");
    return toolOf(draft, `async ({ input }: { input: string }) => ${calculate}(input)`, {
      name: "calculator",
      description:
        "Evaluates a mathematical expression, such as 2 * (3 + 4), sqrt(2) or 12 % of 80, and gives its value.",
      schema: code(
        `${zod(draft)}.object({ input: z.string().describe("The expression alone, without words around it.") })`,
      ),
    });
  },
  customTool(draft, inputs) {
    const settings = settingsOf(inputs, draft.specs.get("customTool"));
    const script = settings.raw("customToolFunc");
    if (typeof script !== "string" || script.trim() === "") throw new CannotExport("A custom tool has no function.");
    if (/\baxios\b|\$flow\b/.test(script))
      throw new CannotExport("A custom tool uses axios or $flow, which only the server has.");
    const [run, vars] = [
      imported(draft, "./steps/script.js", "runScript"),
      imported(draft, "./steps/script.js", "variablesOf"),
    ];
    const body = `async (given: Record<string, unknown>) => {
  const named = Object.fromEntries(Object.entries(given).map(([key, value]) => ["$" + key, value]));
  const result = await ${run}(${literal(script)}, { ...named, $vars: ${vars}(process.env) });
  return typeof result === "string" ? result : (JSON.stringify(result) ?? "");
}`;
    return toolOf(draft, body, {
      name: settings
        .text("customToolName")
        .trim()
        .replaceAll(/[^\w-]+/g, "_"),
      description: settings.text("customToolDesc"),
      schema: code(schemaCode(draft, settings.rows("customToolSchema"))),
    });
  },
};

const zod = (draft: Draft): string => imported(draft, "zod", "z");

function schemaCode(draft: Draft, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const z = zod(draft);
  const types = ["string", "number", "boolean"];
  const fields = rows.map(({ property, type, description, required }) => {
    const kind = typeof type === "string" ? type.toLowerCase() : "";
    const base =
      kind === "date" ? `${z}.string()` : types.includes(kind) ? `${z}.${kind}()` : `${z}.array(${z}.unknown())`;
    const told = typeof description === "string" && description !== "" ? `.describe(${literal(description)})` : "";
    const may = required === true || required === "true" ? "" : ".optional()";
    return `[${literal(typeof property === "string" ? property.trim() : "")}]: ${base}${told}${may}`;
  });
  return `${z}.object({ ${fields.join(", ")} })`;
}

const toolOf = (draft: Draft, run: string, fields: Readonly<Record<string, unknown>>): string =>
  `${imported(draft, "@langchain/core/tools", "tool")}(${run}, ${objectCode(fields)})`;
