import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { conversationFlow } from "@/server/http/testing/conversation-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { startCuttingProxy } from "../../testing/cutting-proxy";
import { pythonValue } from "./run-python";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict", "messages"]);
});
beforeEach(() => model.script({ text: "Once upon a time" }));
afterAll(async () => {
  await Promise.all([api.close(), model.close()]);
});

/** Runs a program that has a client, the flow's id, and a way to say what it found. */
const withClient = (program: string): Promise<unknown> =>
  pythonValue(`
import asyncio, datetime, json
from weft import AsyncWeftClient, PredictionData, WeftClient, WeftError

BASE, KEY, FLOW = "${api.origin}", "${key}", "${flowId}"
client = WeftClient(BASE, KEY)
def tell(value):
    print(json.dumps(value))
def refused(work):
    try:
        work()
    except WeftError as error:
        return [error.status, error.message]
${program}
`);
const said = () => model.requests.at(-1)?.body.messages?.map(({ content }) => content);

describe("asking a flow", () => {
  it("gives the reply with its ids", async () => {
    const reply = await withClient(`tell(next(client.create_prediction(PredictionData(FLOW, "Tell me a story"))))`);
    expect(reply).toMatchObject({ text: "Once upon a time", chatId: expect.any(String), memoryType: "Buffer Memory" });
  });

  it("gives the events of a stream, or its text alone", async () => {
    const found = await withClient(`
asked = PredictionData(FLOW, "Tell me a story", streaming=True, chatId="told")
events = list(client.create_prediction(asked).events())
names = [event["event"] for event in events if event["event"] != "usageMetadata"]
tell([names, events[-2]["data"]["chatId"], list(client.create_prediction(asked)),
      client.ask(FLOW, "Tell me a story"), list(client.stream(FLOW, "Tell me a story"))])
`);
    const pieces = ["Once ", "upon ", "a ", "time"];
    const names = ["start", ...Array<string>(4).fill("token"), "metadata", "end"];
    expect(found).toEqual([names, "told", pieces, "Once upon a time", pieces]);
  });

  it("remembers within a session, and puts given messages first", async () => {
    await withClient(`
client.ask(FLOW, "My name is Sarah", session_id="user-123")
tell(client.ask(FLOW, "What's my name?", session_id="user-123", history=[{"role": "user", "content": "It rains."}]))
`);
    expect(said()).toEqual(["Be brief.", "It rains.", "My name is Sarah", "Once upon a time", "What's my name?"]);
  });

  it("works on asyncio too, several at once", async () => {
    const found = await withClient(`
async def main():
    client = AsyncWeftClient(BASE, KEY)
    both = await asyncio.gather(client.ask(FLOW, "one"), client.ask(FLOW, "two"))
    pieces = [piece async for piece in client.stream(FLOW, "Tell me a story", chat_id="async")]
    kept = await client.call(client.sync.messages.list, FLOW, chat_id="async")
    async for piece in client.stream(FLOW, "Tell me a story"):
        break
    return [both, "".join(pieces), len(kept)]
tell(asyncio.run(main()))
`);
    expect(found).toEqual([["Once upon a time", "Once upon a time"], "Once upon a time", 2]);
  });

  it("refuses keywords that it does not know", async () => {
    await expect(withClient(`client.ask(FLOW, "q", sesion_id="typo")`)).rejects.toThrow("TypeError");
  });
});

describe("a question that fails", () => {
  it("for want of a key or a flow says so", async () => {
    const found = await withClient(`
stranger = WeftClient(BASE, "wrong")
nobody = "00000000-0000-4000-8000-000000000000"
tell([refused(lambda: stranger.ask(FLOW, "q")), refused(lambda: list(stranger.stream(FLOW, "q"))),
      refused(lambda: client.ask(nobody, "q"))])
`);
    expect(found).toEqual([
      [401, "Unauthorized"],
      [401, "Unauthorized"],
      [404, expect.stringContaining("not found")],
    ]);
  });

  it("inside the run says why, whole or streamed", async () => {
    model.script({ status: 401 });
    const found = await withClient(
      `tell([refused(lambda: client.ask(FLOW, "q")), refused(lambda: list(client.stream(FLOW, "q")))])`,
    );
    const why = [500, expect.not.stringContaining("Error:")];
    expect(found).toEqual([why, why]);
  });
});

describe("a stream over a bad line", () => {
  const story = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");

  it("brings every word once, and the flow is asked once", async () => {
    model.script({ text: story });
    const proxy = await startCuttingProxy(api.origin, [1500, 2500, 1]);
    const before = model.requests.length;
    expect(await withClient(`tell("".join(WeftClient("${proxy.origin}", KEY).stream(FLOW, "q")))`)).toBe(story);
    expect(proxy.connections()).toBeGreaterThanOrEqual(4);
    expect(model.requests.length - before).toBe(1);
    await proxy.close();
  });

  it("can be taken up later by the last event's id alone", async () => {
    model.script({ text: story });
    const found = await withClient(`
told, last = "", ""
for event in client.events(FLOW, "q", chat_id="later"):
    last = event.get("id", last)
    if event["event"] == "token":
        told += event["data"]
    if "word20" in told:
        break
for event in client.resume(FLOW, last, "later"):
    if event["event"] == "token":
        told += event["data"]
tell(told)
`);
    expect(found).toBe(story);
  });
});

describe("a call that is repeated with its key", () => {
  it("is the same run", async () => {
    const before = model.requests.length;
    const found = await withClient(`
def ask():
    asked = PredictionData(FLOW, "Once only")
    return next(client.create_prediction(asked, idempotency_key="order-7"))["chatMessageId"]
tell(ask() == ask())
`);
    expect(found).toBe(true);
    expect(model.requests.length - before).toBe(1);
  });
});

describe("a run", () => {
  it("is stopped on the server by abort", async () => {
    model.script({ text: "one two three", stallAfter: 2 });
    const found = await withClient(`
names = []
for event in client.events(FLOW, "q", chat_id="to-stop"):
    names.append(event["event"])
    if event["event"] == "token":
        client.abort(FLOW, "to-stop")
tell(names)
`);
    expect(found).toEqual(expect.arrayContaining(["token", "end"]));
    await model.requests.at(-1)?.hungUp;
  });
});

describe("stored messages", () => {
  it("are listed and deleted by filter", async () => {
    const found = await withClient(`
before = datetime.datetime.now()
client.ask(FLOW, "Keep this", chat_id="kept")
kept = client.messages.list(FLOW, chat_id="kept", sort="DESC", start_date=before)
tell([[message["content"] for message in kept], client.messages.delete(FLOW, chat_id="kept")["affected"],
      client.messages.list(FLOW, chat_id="kept")])
`);
    expect(found).toEqual([["Once upon a time", "Keep this"], 2, []]);
  });
});

describe("feedback and leads", () => {
  it("are kept, changed and listed", async () => {
    const found = await withClient(`
reply = next(client.create_prediction(PredictionData(FLOW, "Was this good?", chatId="judged")))
message = reply["chatMessageId"]
given = client.feedback.create(FLOW, chat_id="judged", message_id=message, rating="THUMBS_UP")
client.feedback.update(given["id"], "Very")
client.leads.create(FLOW, chat_id="judged", email="sarah@example.com")
liked = client.messages.list(FLOW, feedback=True, feedback_type="THUMBS_UP")
assert [each["feedback"] and each["feedback"]["rating"] for each in liked] == [None, "THUMBS_UP"], liked
assert client.messages.delete(FLOW, message_id=liked[0]["id"])["affected"] == 1
tell([[each["content"] for each in client.feedback.list(FLOW, chat_id="judged")],
      [each["email"] for each in client.leads.list(FLOW)]])
`);
    expect(found).toEqual([["Very"], ["sarah@example.com"]]);
  });
});

describe("a chat", () => {
  it("is begun, spoken to, looked at, followed and removed", async () => {
    model.script({ text: "Hello from the flow" });
    const found = await withClient(`
chat = client.chats.create("My Chatbot", FLOW)["id"]
sent = client.chats.send(chat, "Hello, FlowGen!")
heard = []
for event in client.chats.events(chat):
    if event["event"] == "message":
        heard.append(event["data"]["content"])
    if event["event"] == "status" and event["data"]["status"] == "completed":
        break
later = [each["content"] for each in client.chats.messages(chat, after=sent["message"]["id"])]
waited = client.chats.send(chat, "Again", wait=True)["status"]
early = refused(lambda: client.chats.input(chat, "Nobody asked"))[0]
listed = [each["id"] for each in client.chats.list(limit=5)] == [chat]
client.chats.delete(chat)
tell(["Hello from the flow" in heard, later, waited, early, listed, refused(lambda: client.chats.get(chat))[0]])
`);
    expect(found).toEqual([true, ["Hello from the flow"], "completed", 409, true, 404]);
  });
});
