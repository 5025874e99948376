import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flowSections, type SectionName, type ValueOf } from "@/domain/flow-settings/flow-sections";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import type { ServicePorts } from "../context";
import { createCredential } from "../credentials/create-credential";
import { findCallableFlow } from "../runs/callable-flow";
import { makeWorkspace, someDocument, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { configureFlow } from "./configure-flow";
import { createFlow } from "./create-flow";
import { duplicateFlow } from "./duplicate-flow";
import { exportFlow } from "./export-flow";
import { getFlow } from "./get-flow";
import { updateFlowSettings } from "./update-flow-settings";

let database: OpenDatabase;
let ports: ServicePorts;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  ports = testPorts(database.db);
  here = await makeWorkspace(ports);
});
afterAll(() => database.close());

const newFlow = async () =>
  (await createFlow(here.editor, { kind: "chatflow", name: "Flow", document: someDocument() })).id;
const newCredential = async (workspace: TestWorkspace) => {
  const made = { name: "c", type: "openAIApi", values: { openAIApiKey: "sk-canary" } };
  return (await createCredential(workspace.editor, made)).id;
};
const configure = <N extends SectionName>(id: string, section: N, value: ValueOf<N>) =>
  configureFlow(here.editor, { id, section, value });
const callSettings = async (id: string) => (await findCallableFlow(ports.db, id))?.settings;
const spoken = (credentialId: string) => ({
  provider: "openai",
  services: { openai: { credentialId, voice: "nova" } },
});

describe("what a person sets", () => {
  it("is what a call meets", async () => {
    const id = await newFlow();
    const credentialId = await newCredential(here);
    await configure(id, "allowedOrigins", { origins: ["https://shop.example"], refusal: "Only from the shop." });
    await configure(id, "rateLimit", { enabled: true, max: 3, seconds: 60, message: "Slowly." });
    await configure(id, "starterPrompts", { prompts: ["One", "Two"] });
    await configure(id, "feedback", { enabled: true });
    const asked = { title: "Who?", successMessage: "Thanks", name: true, email: false, phone: true };
    await configure(id, "leads", { enabled: true, ...asked });
    await configure(id, "speechToText", {
      provider: "openAIWhisper",
      services: { openAIWhisper: { credentialId, language: "no", temperature: 0.2 } },
    });
    await configure(id, "textToSpeech", spoken(credentialId));
    await configure(id, "followUps", {
      enabled: true,
      provider: "chatOpenAI",
      services: { chatOpenAI: { credentialId, modelName: "gpt-4o", prompt: "Ask about {history}" } },
    });
    await configure(id, "fileUpload", { enabled: true, types: ["application/pdf", "text/plain"], pdf: "perFile" });
    await configure(id, "postProcessing", { enabled: true, customFunction: "return $flow.rawOutput" });
    const temperature = { name: "temperature", label: "Temperature", type: "number", enabled: true };
    await configure(id, "overrides", { enabled: true, nodes: { Model: [temperature] }, variables: [] });
    await configure(id, "appearance", { ...flowSections.appearance.read({}), title: "Helpdesk" });

    expect(await callSettings(id)).toMatchObject({
      allowedOrigins: ["https://shop.example"],
      originRefusal: "Only from the shop.",
      rateLimit: { max: 3, seconds: 60, message: "Slowly." },
      overrideRules: { status: true, nodes: { Model: [{ name: "temperature", enabled: true }] } },
      chatbot: {
        starterPrompts: ["One", "Two"],
        chatFeedback: { status: true },
        followUpPrompts: { status: true },
        leads: { status: true, ...asked },
        fullFileUpload: {
          status: true,
          allowedUploadFileTypes: ["application/pdf", "text/plain"],
          pdfFile: { usage: "perFile" },
        },
        postProcessing: { enabled: true, customFunction: "return $flow.rawOutput" },
      },
      speechToText: { provider: "openAIWhisper", settings: { credentialId, language: "no", temperature: 0.2 } },
      textToSpeech: { provider: "openai", settings: { credentialId, voice: "nova" } },
      followUpPrompts: { provider: "chatOpenAI", settings: { modelName: "gpt-4o", prompt: "Ask about {history}" } },
      chatbotConfig: { title: "Helpdesk" },
    });

    await configure(id, "rateLimit", { enabled: false, max: 3, seconds: 60, message: "Slowly." });
    await configure(id, "speechToText", { provider: "none", services: {} });
    expect(await callSettings(id)).toMatchObject({ rateLimit: undefined, speechToText: undefined });
  });

  it("stands beside what other programs wrote", async () => {
    const id = await newFlow();
    await updateFlowSettings(here.editor, {
      id,
      settings: { chatbotConfig: JSON.stringify({ theirs: [1], chatFeedback: { status: false, ask: "why" } }) },
    });
    const { settings } = await configure(id, "feedback", { enabled: true });
    expect(JSON.parse(settings.chatbotConfig ?? "")).toEqual({
      theirs: [1],
      chatFeedback: { status: true, ask: "why" },
    });
    expect((await getFlow(here.viewer, { id })).settings).toEqual(settings);
  });

  it("is kept when several people save different sections at once", async () => {
    const id = await newFlow();
    await Promise.all([
      configure(id, "feedback", { enabled: true }),
      configure(id, "starterPrompts", { prompts: ["Hello?"] }),
      configure(id, "allowedOrigins", { origins: ["https://a.example"], refusal: "" }),
      configure(id, "fileUpload", { enabled: true, types: ["text/plain"], pdf: "perPage" }),
    ]);
    expect(await callSettings(id)).toMatchObject({
      allowedOrigins: ["https://a.example"],
      chatbot: { chatFeedback: { status: true }, starterPrompts: ["Hello?"], fullFileUpload: { status: true } },
    });
  });

  it("travels with a copy, and leaves no trace of credentials in a file", async () => {
    const id = await newFlow();
    const credentialId = await newCredential(here);
    await configure(id, "textToSpeech", spoken(credentialId));
    await configure(id, "starterPrompts", { prompts: ["Hello?"] });
    const copy = await duplicateFlow(here.editor, { id });
    const [original, copied] = await Promise.all([callSettings(id), callSettings(copy.id)]);
    expect(copied).toEqual(original);
    const file = JSON.stringify(await exportFlow(here.viewer, { id }));
    expect(file).not.toContain(credentialId);
    expect(file).not.toContain("sk-canary");
  });
});

describe("a section cannot be set", () => {
  it("with a credential of another workspace", async () => {
    const id = await newFlow();
    const foreign = await newCredential(await makeWorkspace(ports));
    await expect(configure(id, "textToSpeech", spoken(foreign))).rejects.toMatchObject({ code: "not_found" });
    expect((await callSettings(id))?.textToSpeech).toBeUndefined();
  });

  it("by a viewer, nor for a flow of another workspace", async () => {
    const id = await newFlow();
    const elsewhere = await makeWorkspace(ports);
    const change = { id, section: "feedback", value: { enabled: true } } as const;
    await expect(configureFlow(here.viewer, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(configureFlow(elsewhere.editor, change)).rejects.toMatchObject({ code: "not_found" });
    expect((await callSettings(id))?.chatbot.chatFeedback.status).toBe(false);
  });
});
