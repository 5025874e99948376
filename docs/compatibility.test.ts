import { expect, test } from "vitest";
import { apiRoutes } from "@/server/http/routes";
import { catalogue } from "@/server/nodes/catalogue";
import { compatibilityPage } from "./compatibility-page";

test("compatibility.md says what the catalogue and the endpoints say (npm run docs writes it)", async () => {
  const page = compatibilityPage({
    nodes: catalogue().specs(),
    credentials: catalogue().credentialSpecs(),
    contracts: apiRoutes.map((route) => route.contract),
  });
  await expect(page).toMatchFileSnapshot("./compatibility.md");
});
