import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flowSections, type SectionName, type ValueOf } from "./flow-sections";
import { readJsonObject } from "./lenient-fields";
import { defaultFollowUpPrompt } from "./follow-up-services";
import { sectionChange } from "./section-change";
import { settingNames, type SettingTexts } from "./setting-texts";

const names = Object.keys(flowSections) as SectionName[];

/** A change to each section, as a person makes it. */
const changes: { [N in SectionName]: (now: ValueOf<N>) => ValueOf<N> } = {
  allowedOrigins: (now) => ({
    ...now,
    origins: ["https://shop.example", "http://localhost:8080"],
    refusal: "Not here",
  }),
  rateLimit: (now) => ({ ...now, enabled: true, max: 7, seconds: 30, message: "Slowly" }),
  starterPrompts: () => ({ prompts: ["Second", "First"] }),
  followUps: (now) => ({
    enabled: true,
    provider: "chatOpenAI",
    services: { ...now.services, chatOpenAI: { ...now.services["chatOpenAI"], credentialId: "c-1", temperature: 0.3 } },
  }),
  feedback: () => ({ enabled: true }),
  leads: (now) => ({ ...now, enabled: true, title: "Who are you?", email: true, phone: false }),
  speechToText: (now) => ({
    provider: "groqWhisper",
    services: { ...now.services, groqWhisper: { ...now.services["groqWhisper"], credentialId: "c-2", language: "no" } },
  }),
  textToSpeech: (now) => ({
    provider: "openai",
    services: { ...now.services, openai: { ...now.services["openai"], credentialId: "c-3", autoPlay: true } },
  }),
  fileUpload: (now) => ({ ...now, enabled: true, types: ["application/pdf", "text/plain"], pdf: "perFile" }),
  overrides: (now) => ({
    enabled: true,
    nodes: { ...now.nodes, ChatOpenAI: [{ name: "temperature", label: "Temperature", type: "number", enabled: true }] },
    variables: [{ name: "city", label: "city", type: "static", enabled: true }],
  }),
  postProcessing: () => ({ enabled: true, customFunction: 'return `${$flow.rawOutput} "quoted"`;' }),
  appearance: (now) => ({
    ...now,
    title: "Helpdesk",
    titleBackground: "#123456",
    fontSize: 15,
    answerShowsAvatar: true,
  }),
};

/** Where each section may write. */
const owned: Record<SectionName, string[]> = {
  allowedOrigins: ["chatbotConfig/allowedOrigins", "chatbotConfig/allowedOriginsError"],
  rateLimit: ["apiConfig/rateLimit"],
  starterPrompts: ["chatbotConfig/starterPrompts"],
  followUps: ["followUpPrompts", "chatbotConfig/followUpPrompts"],
  feedback: ["chatbotConfig/chatFeedback"],
  leads: ["chatbotConfig/leads"],
  speechToText: ["speechToText"],
  textToSpeech: ["textToSpeech"],
  fileUpload: ["chatbotConfig/fullFileUpload"],
  overrides: ["apiConfig/overrideConfig"],
  postProcessing: ["chatbotConfig/postProcessing"],
  appearance: [
    ...["title", "welcomeMessage", "errorMessage", "titleAvatarSrc", "titleBackgroundColor", "titleTextColor"],
    ...["backgroundColor", "fontSize", "botMessage", "userMessage", "textInput"],
  ].map((key) => `chatbotConfig/${key}`),
};
const isUnder = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

// Generic over one name at a time, which the table above pairs with its value.
const changed = (name: SectionName, settings: SettingTexts): unknown =>
  (changes[name] as (now: unknown) => unknown)(flowSections[name].read(settings));

const keys = [
  ...[
    "status",
    "prompt",
    "name",
    "enabled",
    "credentialId",
    "temperature",
    "limitMax",
    "pdfFile",
    "x",
    "__proto__",
    "0",
  ],
  ...[
    "allowedOrigins",
    "starterPrompts",
    "leads",
    "fullFileUpload",
    "rateLimit",
    "overrideConfig",
    "nodes",
    "variables",
  ],
  ...["botMessage", "followUpPrompts", "chatOpenAI", "openAIWhisper", "none", "title", "postProcessing", "textInput"],
];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.constantFrom("", "on", " 5 ", "https://A.example/x"),
    tie("list"),
    tie("object"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  object: fc
    .array(fc.tuple(fc.constantFrom(...keys), tie("value")), { maxLength: 6 })
    .map((entries) => Object.fromEntries(entries)),
}));
const someSettings: fc.Arbitrary<SettingTexts> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...settingNames),
      fc.oneof(
        json.object.map((object) => JSON.stringify(object)),
        fc.constantFrom(null, "", "{", "[]"),
      ),
    ),
  )
  .map((entries) => Object.fromEntries(entries));

/** Every value by its path. */
function leaves(value: unknown, path: string, into: Map<string, unknown> = new Map()): Map<string, unknown> {
  if (typeof value !== "object" || value === null) return into.set(path, value);
  for (const [key, inner] of Object.entries(value)) leaves(inner, `${path}/${key}`, into);
  return into;
}
const allLeaves = (settings: SettingTexts) =>
  new Map(settingNames.flatMap((name) => [...leaves(readJsonObject(settings[name]), name)]));

describe.each(names)("the section %s", (name) => {
  const section = flowSections[name];

  it("reads anything, and writes nothing where nothing was changed", () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        const value = section.read(settings);
        fc.pre(section.schema.safeParse(value).success);
        expect(section.write(settings, value)).toEqual({});
      }),
    );
  });

  it("gives back what was set", () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        const value = changed(name, settings);
        fc.pre(section.schema.safeParse(value).success);
        const read = section.read({ ...settings, ...section.write(settings, value) });
        expect(read).toMatchObject(value as object);
      }),
    );
  });

  it("touches nothing outside of its own places", () => {
    fc.assert(
      fc.property(someSettings, (settings) => {
        const value = changed(name, settings);
        fc.pre(section.schema.safeParse(value).success);
        const before = allLeaves(settings);
        const after = allLeaves({ ...settings, ...section.write(settings, value) });
        const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
          (path) => !Object.is(before.get(path), after.get(path)),
        );
        const foreign = touched.filter((path) => !owned[name].some((place) => isUnder(path, place)));
        expect(foreign).toEqual([]);
      }),
    );
  });
});

const imported: SettingTexts = {
  chatbotConfig: JSON.stringify({
    theirs: { deep: [1] },
    starterPrompts: { "0": { prompt: "First", icon: "star" }, "1": { prompt: "Second", icon: "moon" } },
    leads: { status: false, name: true, consent: "yes" },
    fullFileUpload: { status: false, pdfFile: { usage: "perPage", legacyBuild: true } },
    botMessage: { showAvatar: false, border: "none" },
    allowedOrigins: ["https://Old.example/path"],
  }),
  apiConfig: JSON.stringify({
    rateLimit: { status: true, limitMax: "5", limitDuration: "60", burst: 2 },
    overrideConfig: {
      status: true,
      nodes: {
        ChatOpenAI: [{ name: "temperature", label: "Temp", type: "number", enabled: false, schema: "n" }],
        Gone: [{ name: "text", enabled: true }],
      },
      variables: [{ id: "v-1", name: "city", type: "static", enabled: false }],
    },
  }),
  followUpPrompts: JSON.stringify({
    status: false,
    chatOpenAI: { modelName: "gpt-4", prompt: "Mine {history}", top: 1 },
  }),
  speechToText: JSON.stringify({
    openAIWhisper: { status: true, credentialId: "old", prompt: "x", extra: true },
    none: { status: false },
    someNewService: { status: false, key: 1 },
  }),
};
const after = (name: SectionName, value = changed(name, imported)) => {
  const settings = { ...imported, ...flowSections[name].write(imported, value) };
  return Object.fromEntries(settingNames.map((setting) => [setting, readJsonObject(settings[setting])]));
};

describe("imported settings", () => {
  it("keep what travels with a starter prompt when prompts change places", () => {
    expect(after("starterPrompts")["chatbotConfig"]).toMatchObject({
      theirs: { deep: [1] },
      starterPrompts: { "0": { prompt: "Second", icon: "moon" }, "1": { prompt: "First", icon: "star" } },
    });
  });

  it("keep what stands beside a switch of an override, and the switches of nodes that are gone", () => {
    const { overrideConfig, rateLimit } = after("overrides")["apiConfig"] ?? {};
    expect(overrideConfig).toEqual({
      status: true,
      nodes: {
        ChatOpenAI: [{ name: "temperature", label: "Temp", type: "number", enabled: true, schema: "n" }],
        Gone: [{ name: "text", enabled: true }],
      },
      variables: [{ id: "v-1", name: "city", type: "static", enabled: true }],
    });
    expect(rateLimit).toMatchObject({ burst: 2, limitMax: "5" });
  });

  it("keep the settings of a service that is switched off, and of services unknown here", () => {
    expect(after("speechToText")["speechToText"]).toEqual({
      openAIWhisper: { status: false, credentialId: "old", prompt: "x", extra: true },
      none: { status: false },
      someNewService: { status: false, key: 1 },
      groqWhisper: { credentialId: "c-2", language: "no", status: true },
    });
  });

  it("keep a prompt of their own, and a switch is set in both of its places", () => {
    const settings = after("followUps");
    expect(settings["followUpPrompts"]).toEqual({
      status: true,
      selectedProvider: "chatOpenAI",
      chatOpenAI: { modelName: "gpt-4", prompt: "Mine {history}", top: 1, credentialId: "c-1", temperature: 0.3 },
    });
    expect(settings["chatbotConfig"]).toMatchObject({ followUpPrompts: { status: true } });
  });

  it("show origins as they are compared", () => {
    expect(flowSections.allowedOrigins.read(imported).origins).toEqual(["https://old.example"]);
  });
});

describe("a section refuses", () => {
  it.each<[string, SectionName, unknown]>([
    ["an origin without its scheme", "allowedOrigins", { origins: ["shop.example"], refusal: "" }],
    ["a path that is no origin", "allowedOrigins", { origins: ["mailto:a@b.example"], refusal: "" }],
    ["a limit without its numbers", "rateLimit", { enabled: true, max: null, seconds: 5, message: "" }],
    ["a limit of parts", "rateLimit", { enabled: false, max: 1.5, seconds: 5, message: "" }],
    ["what is not of the section", "feedback", { enabled: true, workspaceId: "x" }],
    [
      "leads that ask for nothing",
      "leads",
      { enabled: true, title: "", successMessage: "", name: false, email: false, phone: false },
    ],
    [
      "a service without its credential",
      "textToSpeech",
      { provider: "openai", services: { openai: { voice: "alloy" } } },
    ],
    [
      "a colour that could be more than one",
      "appearance",
      { ...flowSections.appearance.read({}), titleText: "red; x: y" },
    ],
    [
      "a picture that could be a script",
      "appearance",
      { ...flowSections.appearance.read({}), titleAvatar: "javascript:alert(1)" },
    ],
  ])("%s", (_name, name, value) => {
    expect(sectionChange.safeParse({ id: "f", section: name, value }).success).toBe(false);
  });
});

it("an origin is kept without its path and once", () => {
  const value = { origins: ["HTTPS://Shop.example:443/a?b", "https://shop.example", "http://[::1]:80"], refusal: "" };
  expect(JSON.parse(flowSections.allowedOrigins.write({}, value).chatbotConfig ?? "")).toEqual({
    allowedOrigins: ["https://shop.example", "http://[::1]"],
  });
});

it("the prompt for follow-up questions has a place for the conversation", () => {
  expect(defaultFollowUpPrompt).toContain("{history}");
});
