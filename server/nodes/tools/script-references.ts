import type { Turn } from "../slots";

/**
 * Scripts read `$vars.name` and `$flow.name`. Only what a script mentions is looked up, one reference at a time,
 * because a turn resolves references and does not list variables.
 */
export function scriptReferences(code: string): { resolve(turn: Turn | undefined): Promise<Record<string, unknown>> } {
  const found = new Set(code.match(/\$(?:vars|flow)\.[A-Za-z_]\w*/g) ?? []);
  return {
    async resolve(turn) {
      if (turn?.scriptGlobals) return turn.scriptGlobals();
      const globals = { $vars: {} as Record<string, string>, $flow: {} as Record<string, string> };
      for (const path of turn ? found : []) {
        const reference = `{{${path}}}`;
        const text = await turn?.resolve(reference);
        // A reference that nobody knows stays as it was written.
        if (text === undefined || text === reference) continue;
        const [holder, name] = path.split(".");
        if (name !== undefined) globals[holder === "$vars" ? "$vars" : "$flow"][name] = text;
      }
      return globals;
    },
  };
}
