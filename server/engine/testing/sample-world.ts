import type { Answer } from "@/domain/api/stream-event";
import type { Turn } from "@/server/nodes/slots";
import type { PreparedFlow } from "../prepare-flow";
import { inMemoryPorts, type InMemoryPorts, type World } from "./in-memory-ports";
import { aFlow, aNode, prepare } from "./run";
import { type Counts, endingWith, sampleNodes } from "./sample-nodes";
import { scriptedModelNode } from "./scripted-model";

/** A world with all the sample nodes, and more. `counts` tells how often each node was created. */
export const worldWith = ({ nodes = [], ...rest }: World = {}, counts: Counts = new Map()): InMemoryPorts =>
  inMemoryPorts({ nodes: [...sampleNodes(counts), scriptedModelNode, ...nodes], ...rest });

/** A flow of one node that answers as told, with a model beside it so that it may stream. */
export function flowThatAnswers(answer: (turn: Turn) => Promise<Answer>): {
  ports: InMemoryPorts;
  prepared: PreparedFlow;
} {
  const ports = worldWith({ nodes: [endingWith(answer)] });
  const document = aFlow([aNode("scriptedModel_0"), aNode("ending_0")], "scriptedModel_0 > ending_0.model");
  return { ports, prepared: prepare(document, ports) };
}
