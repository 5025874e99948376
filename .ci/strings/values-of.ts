import { IntlMessageFormat } from "intl-messageformat";

/** Names of the values and tags in a message. Throws where it cannot be read. */
export function valuesOf(message: string): string[] {
  return [...new Set(namesIn(new IntlMessageFormat(message, "en").getAst()))];
}

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];

function namesIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if ("options" in part && part.options) {
      return [part.value, ...Object.values(part.options).flatMap((option) => namesIn(option.value))];
    }
    if ("children" in part) return [part.value, ...namesIn(part.children)];
    // A literal is 0, a hash 7.
    return part.type === 0 || part.type === 7 ? [] : [part.value];
  });
}
