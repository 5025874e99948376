import type { FlowSummary } from "../flows.js";
import type { WeftClient } from "../weft-client.js";
import { readFlow } from "./flow-folder.js";
import { Told } from "./told.js";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The id of a flow that is named by its id, its name or a file of it. */
export async function findFlow(client: WeftClient, wanted: string): Promise<string> {
  if (uuid.test(wanted)) return wanted;
  if (wanted.endsWith(".json")) {
    const { id } = await readFlow(wanted);
    if (id === undefined)
      throw new Told(`${wanted} was not pushed yet, so that no server knows it. Run \`weft push ${wanted}\`.`);
    return id;
  }
  return chooseByName(await client.flows.list(), wanted).id;
}

export function chooseByName(flows: readonly FlowSummary[], wanted: string): FlowSummary {
  const exact = flows.filter(({ name }) => name === wanted);
  const found = exact.length > 0 ? exact : flows.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const [only, ...others] = found;
  if (!only) throw new Told(`There is no flow called “${wanted}”. \`weft list\` shows what there is.`);
  if (others.length > 0)
    throw new Told(
      `Several flows are called “${wanted}”. Name one by its id: ${found.map(({ id }) => id).join(", ")}.`,
    );
  return only;
}
