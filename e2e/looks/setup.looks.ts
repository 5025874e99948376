import { join } from "node:path";
import { startWeft } from "../servers/weft-server";
import { expect, test } from "../test";
import { setupLook } from "./screens/setup-look";
import { takeLook } from "./take-look";
import { windowsOf } from "./windows";

test(setupLook.name, async ({ browser }, { project }) => {
  const server = await startWeft();
  const folder = join(project.outputDir, "full-size");
  const windows = windowsOf(browser, server.url);
  const picture = await takeLook(setupLook, { browser, windows, folder });
  await windows.close();
  await server.stop();
  expect(picture).toMatchSnapshot(`${setupLook.name}.png`);
});
