import { resolve } from "node:path";
import { openFile } from "../../open-file.js";
import type { HumanInput, PredictionData, PredictionReply } from "../../prediction.js";
import type { StreamMetadata } from "../../stream-event.js";
import type { WeftClient } from "../../weft-client.js";
import { type Command, flag, listOption, textOption } from "../command.js";
import { findFlow } from "../find-flow.js";
import type { Terminal } from "../terminal.js";
import { Told } from "../told.js";

export const run: Command = {
  name: "run",
  usage: 'weft run FLOW "QUESTION" [--session ID] [--form KEY=VALUE…] [--file PATH…] [--json]',
  summary: "Asks a flow and prints its answer as it is written.",
  details: [
    "Where a run waits for a person, you are asked here: Enter proceeds, r rejects, and any other text is said along with going on. Exit code 3 when it waits and nobody answers.",
  ],
  options: {
    session: { type: "string", short: "s", value: "ID", help: "The conversation to go on with." },
    form: {
      type: "string",
      multiple: true,
      value: "KEY=VALUE",
      help: "A value of the form that the flow begins with.",
    },
    file: { type: "string", multiple: true, value: "PATH", help: "A file to send along." },
    json: { type: "boolean", help: "Prints the whole reply as JSON." },
  },
  examples: ['weft run Support "Where is my parcel?"', 'weft run Invoice --form amount=12 --form to="Ada"'],
  async run({ terminal, args, options, cwd, connect }) {
    const [wanted, ...words] = args;
    if (wanted === undefined) throw new Told('Which flow? Write `weft run FLOW "QUESTION"`.');
    const form = Object.fromEntries(listOption(options, "form").map(pair));
    const question = words.join(" ");
    if (question === "" && Object.keys(form).length === 0)
      throw new Told('What is it asked? Write `weft run FLOW "QUESTION"`, or give --form KEY=VALUE.');
    const client = await connect();
    const session = textOption(options, "session");
    const uploads = await Promise.all(listOption(options, "file").map((path) => openFile(resolve(cwd, path))));
    const data: PredictionData = {
      chatflowId: await findFlow(client, wanted),
      ...(question !== "" && { question }),
      ...(Object.keys(form).length > 0 && { form }),
      ...(session !== undefined && { chatId: session, sessionId: session }),
      ...(uploads.length > 0 && { uploads }),
    };
    return flag(options, "json") ? whole(client, terminal, data) : streamed(client, terminal, data);
  },
};

function pair(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Told(`--form ${text} cannot be read. Write it like --form name=value.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

async function whole(client: WeftClient, terminal: Terminal, data: PredictionData): Promise<number> {
  const reply: PredictionReply = await client.createPrediction({ ...data, streaming: false });
  terminal.print(JSON.stringify(reply, null, 2));
  return reply.action ? 3 : 0;
}

async function streamed(client: WeftClient, terminal: Terminal, data: PredictionData): Promise<number> {
  let asked = data;
  for (;;) {
    const { action, chatId } = await tell(client, terminal, asked);
    if (!action) return 0;
    const humanInput = await decide(terminal);
    if (!humanInput) {
      terminal.note(`The run waits for a person. Go on with \`weft run … --session ${chatId ?? ""}\` or in the inbox.`);
      return 3;
    }
    const { chatflowId, sessionId } = data;
    asked = { chatflowId, ...(chatId && { chatId }), ...(sessionId && { sessionId }), humanInput };
  }
}

/** Prints an answer as it comes. */
async function tell(client: WeftClient, terminal: Terminal, data: PredictionData): Promise<StreamMetadata> {
  let told: StreamMetadata = {};
  let ended = "";
  for await (const event of await client.createPrediction({ ...data, streaming: true })) {
    if (event.event === "token") {
      terminal.write(event.data);
      ended = event.data || ended;
    } else if (event.event === "nextAgentFlow" && event.data.status === "INPROGRESS")
      terminal.note(terminal.paint.dim(`· ${event.data.nodeLabel}`));
    else if (event.event === "action") told = { ...told, action: event.data };
    else if (event.event === "metadata") told = { ...told, ...event.data };
    else if (event.event === "error") throw new Told(event.data, 1);
  }
  if (!ended.endsWith("\n")) terminal.print();
  return told;
}

async function decide({ ask }: Terminal): Promise<HumanInput | undefined> {
  const line = await ask("The run waits for you. Proceed? [Enter: yes, r: no, or write a word to go with yes] ");
  if (line === undefined) return undefined;
  const text = line.trim();
  if (/^r(eject)?$/i.test(text)) return { type: "reject", feedback: (await ask("Why not? "))?.trim() ?? "" };
  return { type: "proceed", ...(text !== "" && !/^(y|yes|p|proceed)$/i.test(text) && { feedback: text }) };
}
