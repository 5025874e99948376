import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { ServicePorts } from "../context";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createFlow } from "./create-flow";
import { showSharedChat } from "./show-shared-chat";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
let elsewhere: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
  here = await makeWorkspace(ports, "Here");
  elsewhere = await makeWorkspace(ports, "Elsewhere");
});
afterAll(() => database.close());

const chatbotConfig = JSON.stringify({ title: "Helpdesk", allowedOrigins: ["https://shop.example"] });
const make = async (isPublic: boolean, document = someDocument()) =>
  (await createFlow(here.editor, { kind: "chatflow", name: "Flow", document, isPublic, settings: { chatbotConfig } }))
    .id;
const show = (id: string, member: TestWorkspace | null) =>
  showSharedChat(ports, { id, member: member && member.viewer.actor });

describe("the chat page of a flow", () => {
  it("is open to everybody when the flow is public, without the list of sites", async () => {
    const id = await make(true);
    const open = { access: "public", id, name: "Flow", ready: true, config: { title: "Helpdesk" } };
    expect(await show(id, null)).toEqual(open);
    expect(await show(id, elsewhere)).toEqual(open);
  });

  it("is open to members only when it is not, and tells strangers nothing", async () => {
    const id = await make(false);
    expect(await show(id, here)).toMatchObject({ access: "member", ready: true });
    expect(await show(id, null)).toEqual({ access: "none" });
    expect(await show(id, elsewhere)).toEqual({ access: "none" });
  });

  it("cannot be told from one that does not exist", async () => {
    expect(await show("7c9e6679-7425-40de-944b-e07fc1f90ae7", null)).toEqual({ access: "none" });
    expect(await show("no-id", here)).toEqual({ access: "none" });
  });

  it("says when there is no version to answer yet", async () => {
    const { id } = await createFlow(here.editor, { kind: "chatflow", name: "Empty", isPublic: true });
    expect(await show(id, null)).toMatchObject({ access: "public", ready: false });
  });
});
