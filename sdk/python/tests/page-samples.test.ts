import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { conversationFlow } from "@/server/http/testing/conversation-flow";
import { formFlow } from "@/server/http/testing/form-flow";
import { startApi, type TestApi } from "@/server/http/testing/start-api";
import { type ModelServer, startModelServer } from "@/server/nodes/testing/model-server";
import { chatSample } from "../../testing/docs-samples";
import { runPython } from "./run-python";

let api: TestApi;
let model: ModelServer;
let flowId: string;
let key: string;
let folder: string;

beforeAll(async () => {
  [api, model] = await Promise.all([startApi(), startModelServer()]);
  flowId = await api.makeFlow(conversationFlow(model.origin));
  key = await api.makeKey(["predict"]);
  folder = await mkdtemp(join(tmpdir(), "weft-python-"));
});
beforeEach(() => model.script({ text: "Machines that learn." }));
afterAll(async () => {
  await Promise.all([api.close(), model.close(), rm(folder, { recursive: true, force: true })]);
});

/** Runs a program of the documentation with only the address, the flow and the key put in. */
const runSample = (sample: string, id = flowId): Promise<string> =>
  runPython(
    sample
      .replaceAll("https://flow.ciniter.com", api.origin)
      .replaceAll("your-flow-id", id)
      .replaceAll("your-api-key", key),
    { cwd: folder },
  );
const said = () => model.requests.at(-1)?.body.messages?.map(({ content }) => content);

describe("the examples for the Python client", () => {
  it("follow a chat as the documentation shows it", async () => {
    const program = `import os\nos.environ.update(KEY="${key}", FLOW="${flowId}")\n${chatSample("python", api.origin)}`;
    const printed = await runPython(program, { cwd: folder });
    expect(printed).toBe("user: What is a loom?\nassistant: Machines that learn.\n");
  });

  it("get a reply", async () => {
    const printed = await runSample(`
from ciniterflow import CiniterFlow, PredictionData

client = CiniterFlow(base_url="https://flow.ciniter.com", api_key="your-api-key")

response = client.create_prediction(
    PredictionData(
        chatflowId="your-flow-id",
        question="What is machine learning?",
        streaming=False
    )
)

for result in response:
    print(result)
`);
    expect(printed).toContain("'text': 'Machines that learn.'");
    expect(printed).toContain("'question': 'What is machine learning?'");
    expect(printed.trim().split("\n")).toHaveLength(1);
  });

  it("print a story as it is told", async () => {
    model.script({ text: "Once upon a time: Grüße 👋" });
    const printed = await runSample(`
from ciniterflow import CiniterFlow, PredictionData

client = CiniterFlow(base_url="https://flow.ciniter.com", api_key="your-api-key")

response = client.create_prediction(
    PredictionData(
        chatflowId="your-flow-id",
        question="Tell me a story",
        streaming=True
    )
)

for chunk in response:
    print(chunk, end="", flush=True)
`);
    expect(printed).toBe("Once upon a time: Grüße 👋");
  });
});

describe("the examples without a client", () => {
  it("get a reply", async () => {
    const printed = await runSample(`
import requests

response = requests.post(
    "https://flow.ciniter.com/api/v1/prediction/your-flow-id",
    headers={"Authorization": "Bearer your-api-key"},
    json={"question": "Hello! What can you help me with?"}
)

print(response.json())
`);
    expect(printed).toContain("'text': 'Machines that learn.'");
  });

  it("keep a conversation going", async () => {
    await runSample(`
import requests

API_URL = "https://flow.ciniter.com/api/v1/prediction/your-flow-id"
HEADERS = {
    "Content-Type": "application/json",
    "Authorization": "Bearer your-api-key"
}
session_id = "user-123"

# First message
response1 = requests.post(API_URL, headers=HEADERS, json={
    "question": "My name is Sarah",
    "overrideConfig": {"sessionId": session_id}
})

# Second message — the AI will remember the name
response2 = requests.post(API_URL, headers=HEADERS, json={
    "question": "What's my name?",
    "overrideConfig": {"sessionId": session_id}
})

print(response2.json())  # Will mention "Sarah"
`);
    expect(said()).toEqual(["Be brief.", "My name is Sarah", "Machines that learn.", "What's my name?"]);
  });

  it("send a form", async () => {
    const form = await api.makeFlow(formFlow(model.origin), { kind: "agentflow" });
    const printed = await runSample(
      `
import requests

response = requests.post(
    "https://flow.ciniter.com/api/v1/prediction/your-flow-id",
    headers={"Authorization": "Bearer your-api-key"},
    json={
        "form": {
            "subject": "Order Issue",
            "body": "I received the wrong item",
            "email": "customer@example.com"
        }
    }
)

print(response.status_code, response.json()["text"])
`,
      form,
    );
    expect(printed).toBe("200 Machines that learn.\n");
    expect(said()).toEqual(["customer@example.com on Order Issue: I received the wrong item"]);
  });

  it("send a picture", async () => {
    await writeFile(join(folder, "photo.jpg"), new Uint8Array([255, 216, 255, 224]));
    const printed = await runSample(`
import base64
import requests

with open("photo.jpg", "rb") as f:
    image_data = base64.b64encode(f.read()).decode("utf-8")

response = requests.post(
    "https://flow.ciniter.com/api/v1/prediction/your-flow-id",
    headers={"Authorization": "Bearer your-api-key"},
    json={
        "question": "What do you see in this image?",
        "uploads": [{
            "data": f"data:image/jpeg;base64,{image_data}",
            "type": "file",
            "name": "photo.jpg",
            "mime": "image/jpeg"
        }]
    }
)

print(response.json()["text"])
`);
    expect(printed).toBe("Machines that learn.\n");
  });

  it("send the key in headers of their own making", async () => {
    const printed = await runSample(`
import requests

url = "https://flow.ciniter.com/api/v1/prediction/your-flow-id"
payload = {"question": "Hello"}
headers = {
    "Content-Type": "application/json",
    "Authorization": "Bearer your-api-key"
}

response = requests.post(url, json=payload, headers=headers)
print(response.status_code, requests.post(url, json=payload).status_code)
`);
    expect(printed).toBe("200 401\n");
  });
});
