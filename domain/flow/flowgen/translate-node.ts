import type { SpecLookup } from "@/domain/catalogue/spec-lookup";
import { stepCategory } from "@/domain/catalogue/step";
import { assertNever } from "@/domain/assert-never";
import type { FlowNode } from "../flow-document";
import { type AgentContext, agentSettings } from "./agent-settings";
import type { FlowGenNode } from "./flowgen-format";
import { groupSettings } from "./group-settings";
import { className, roleOf } from "./role-of";
import { startSettings } from "./start-settings";
import { leftovers, textOf, type Translated } from "./translated";

export interface Translation extends AgentContext {
  specs: SpecLookup;
  /** The next free id of a kind of node. */
  nextId: (name: string) => string;
  /** A name that no other agent has. */
  ownName: (wanted: string) => string;
}

/** A node of FlowGen as the step that does the same here. */
export function translateNode(raw: FlowGenNode, translation: Translation): Translated {
  const role = roleOf(raw);
  const make = (
    name: string,
    label: string,
    { inputs, remarks }: { inputs: FlowNode["inputs"]; remarks: string[] },
  ) => ({
    node: newNode(name, label, raw, inputs, translation),
    remarks,
  });
  switch (role) {
    case "user":
    case "assistant":
    case "agent": {
      const wanted = textOf(raw.data, "name") || textOf(raw.data, "label") || names[role];
      const label = translation.ownName(wanted);
      const settings = agentSettings(raw, translation);
      const renamed = label === wanted ? [] : [`Another agent is called “${wanted}”, so this one is “${label}”.`];
      return make("conversableAgentAgentflow", label, { ...settings, remarks: [...renamed, ...settings.remarks] });
    }
    case "group":
      return make(
        "groupChatAgentflow",
        textOf(raw.data, "name") || "Group Chat",
        groupSettings(raw.data, translation.model),
      );
    case "nested":
      return make("nestedChatAgentflow", textOf(raw.data, "name") || "Nested Chat", {
        inputs: {},
        remarks: leftovers(raw.data, []),
      });
    case "start":
      return make("startAgentflow", "Start", startSettings(raw.data, translation.model));
    case "note": {
      const note = textOf(raw.data, "content");
      const remarks = leftovers(raw.data, ["content"]);
      return make("stickyNoteAgentflow", textOf(raw.data, "name") || "Sticky Note", {
        inputs: note === "" ? {} : { note },
        remarks,
      });
    }
    case "unknown":
      return unknownNode(raw, translation);
    default:
      return assertNever(role);
  }
}

const names = { user: "User", assistant: "Assistant", agent: "Agent" } as const;

export function newNode(
  name: string,
  label: string,
  raw: Pick<FlowGenNode, "position" | "style" | "width" | "height">,
  inputs: FlowNode["inputs"],
  { specs, nextId }: Pick<Translation, "specs" | "nextId">,
): FlowNode {
  const width = raw.style?.width ?? raw.width;
  const height = raw.style?.height ?? raw.height;
  const sized = name === "stickyNoteAgentflow" || name === "groupChatAgentflow";
  return {
    ...{ id: nextId(name), name, label: label.slice(0, 300), version: specs.get(name)?.version ?? 1 },
    position: raw.position,
    ...(sized && width !== undefined && height !== undefined && { size: { width, height } }),
    inputs,
  };
}

/** Kept whole, as nodes are of which this server knows nothing. */
function unknownNode(raw: FlowGenNode, translation: Translation): Translated {
  const name = (className(raw) || raw.type || "unknown").replaceAll(/\W+/g, "_").slice(0, 200);
  const node = newNode(name, textOf(raw.data, "name") || name, raw, {}, translation);
  const kept = Object.entries(raw.data).filter(([key]) => !ownKeys.has(key));
  const opaque = { ...Object.fromEntries(kept), category: stepCategory, type: raw.type ?? name };
  return { node: { ...node, opaque }, remarks: [], missing: true };
}

/** Held by the node itself, or no plain key. */
const ownKeys = new Set(["id", "name", "label", "version", "inputs", "outputs", "selected", "__proto__"]);
