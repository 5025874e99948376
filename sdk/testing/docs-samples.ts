import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What docs/api.md shows of a chat in a language, as a program for the server at `origin`. */
export function chatSample(language: "ts" | "python", origin: string): string {
  const page = readFileSync(join(import.meta.dirname, "../../docs/api.md"), "utf8");
  const section = page.slice(page.indexOf("### A chat over one connection"));
  const [, sample] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(section) ?? [];
  if (sample === undefined) throw new Error(`docs/api.md shows no ${language} for chats.`);
  return sample.replaceAll("http://localhost:3000", origin);
}
