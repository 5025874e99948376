/** `src/references.ts` of an exported project. */
export const referencesSource = String.raw`import type { State, Values } from "./state.js";

/** Puts values in place of {{...}}. A text that is one reference and nothing else becomes the value itself. */
export function fill(text: string, state: State): unknown {
  const whole = /^\{\{([^{}]*)\}\}$/.exec(text);
  const value = whole ? lookup(whole[1] ?? "", state) : undefined;
  return value ?? text.replace(/\{\{([^{}]*)\}\}/g, (raw, name: string) => asText(lookup(name, state) ?? raw));
}

export const fillText = (text: string, state: State): string => asText(fill(text, state));

function lookup(inner: string, state: State): unknown {
  const body = inner.replaceAll("\\_", "_").trim();
  if (body === "question") return state.question;
  if (body === "chat_history") return historyText(state);
  if (body === "current_date_time") return new Date().toISOString();
  if (body === "runtime_messages_length") return Math.max(0, state.messages.length - 1);
  const [head = "", ...path] = body.replaceAll(/\[["']?([^\]"']+)["']?\]/g, ".$1").split(".");
  if (head === "$form") return at(state.form, path);
  if (head === "$vars") return process.env["VAR_" + path.join(".")];
  if (head === "$flow" && path[0] === "state") return at(state.values, path.slice(1));
  if (head === "$iteration") {
    const item = state.outputs["$iteration"]?.["value"];
    return typeof item === "string" ? item : at(item, path);
  }
  const output = Object.hasOwn(state.outputs, head) ? state.outputs[head] : undefined;
  if (!output) return undefined;
  if (path.length === 0) return output["content"] ?? at(output, ["http", "data"]);
  return path[0] === "output" ? at(output, path.slice(1)) : undefined;
}

const historyText = ({ history }: State): string =>
  history.map(({ role, content }) => (role === "user" ? "Human: " : "Assistant: ") + content).join("\n");

export function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Values)[key];
  }
  return found;
}

export function asText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** New values of the flow's variables: {{output}} in them is what the step gave. */
export function changes(rows: readonly (readonly [string, string])[], state: State, output: Values): Values {
  return Object.fromEntries(
    rows.map(([key, template]) => {
      const lookUp = (inner: string): unknown => {
        const [head, ...path] = inner.trim().split(".");
        if (head !== "output") return undefined;
        return path.length === 0 ? (output["content"] ?? output) : at(opened(output), path);
      };
      const filled = fill(template, state);
      if (typeof filled !== "string") return [key, filled];
      const whole = /^\{\{([^{}]*)\}\}$/.exec(filled);
      const value = whole ? lookUp(whole[1] ?? "") : undefined;
      return [key, value ?? filled.replace(/\{\{([^{}]*)\}\}/g, (raw, name: string) => asText(lookUp(name) ?? raw))];
    }),
  );
}

function opened(output: Values): Values {
  try {
    const parsed: unknown = JSON.parse(asText(output["content"]));
    return typeof parsed === "object" && parsed !== null ? { ...parsed, ...output } : output;
  } catch {
    return output;
  }
}

/** What reads the answer of a model or of a person needs a setting that is not there. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error("Set " + name + " in the environment. The README lists what this flow needs.");
  return value;
}
`;
