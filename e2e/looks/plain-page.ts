import type { Look, Scene } from "./look";

type Path = string | ((house: Scene["house"]) => string);

/** A look that needs nothing but an address. `until`: a text that comes last. */
export function plainPage(name: string, route: string, path: Path, until?: string): Look {
  return {
    ...{ name, route },
    async show(scene) {
      const { page } = scene;
      await page.goto(typeof path === "string" ? path : path(scene.house));
      await page.getByRole("heading").filter({ visible: true }).first().waitFor();
      if (until !== undefined) await page.getByText(until).filter({ visible: true }).first().waitFor();
    },
  };
}
