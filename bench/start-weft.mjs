import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, start, stop } from "../.ci/processes.mjs";
import { conversationFlow } from "./conversation-flow.mjs";
import { threeStepFlow } from "./three-step-flow.mjs";

const owner = { email: "bench@example.com", password: "measured-not-guessed" };

/** Starts the built server and makes, through its own API, the flows and the key that the measurements use. */
export async function startWeft({ root, dataDir, env, modelUrl }) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/api/v1`;
  const settings = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_EMAIL: owner.email,
    ADMIN_PASSWORD: owner.password,
    ALLOW_PRIVATE_HOSTS: "127.0.0.1",
    LOG_LEVEL: "error",
    ...env,
  };
  const launch = () => {
    const options = { cwd: root, env: settings, stdio: ["ignore", "ignore", "inherit"] };
    return start(process.execPath, [join(root, "server", "main.mjs")], options);
  };

  let server = launch();
  await until(server, () => fetch(`${base}/ping`));
  const made = await makeFlows(base, modelUrl);
  const at = (id) => `${base}/prediction/${id}`;
  const urls = { instant: at(made.instant), paced: at(made.paced), steps: at(made.steps) };
  const cut = { url: at(made.brisk), messages: `${base}/chatmessage/${made.brisk}` };
  return {
    urls,
    cut,
    headers: made.headers,
    base,
    origin: new URL(base).origin,
    owner,
    makeFlow: made.makeChatflow,
    manage: made.manage,
    pid: server.pid,
    stop: () => stop(server),
    /** Seconds from starting the process anew to its first answer. */
    async restart() {
      await stop(server);
      const began = performance.now();
      server = launch();
      const ask = {
        method: "POST",
        headers: { "content-type": "application/json", ...made.headers },
        body: '{"question":"hello"}',
      };
      await until(server, () => fetch(urls.instant, ask));
      const seconds = (performance.now() - began) / 1000;
      await stop(server);
      return seconds;
    },
  };
}

async function makeFlows(base, modelUrl) {
  const basic = Buffer.from(`${owner.email}:${owner.password}`).toString("base64");
  const post = async (path, body) => {
    const headers = { "content-type": "application/json", authorization: `Basic ${basic}` };
    const response = await fetch(`${base}/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`POST /${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const secret = { name: "Bench", credentialName: "openAIApi", plainDataObj: { openAIApiKey: "none" } };
  const { id: credentialId } = await post("credentials", secret);
  const makeFlow = async (modelName) => {
    const flowData = JSON.stringify(conversationFlow({ modelUrl, modelName, credentialId }));
    return (await post("chatflows", { name: `Bench ${modelName}`, type: "CHATFLOW", flowData })).id;
  };
  const flowData = JSON.stringify(threeStepFlow({ modelUrl, modelName: "instant", credentialId }));
  const steps = await post("chatflows", { name: "Bench steps", type: "AGENTFLOW", flowData });
  const makeKey = async (keyName, permissions) => {
    const keys = await post("apikey", { keyName, permissions });
    const { apiKey } = keys.find((key) => key.keyName === keyName);
    return { authorization: `Bearer ${apiKey}` };
  };
  const makeChatflow = async (name, flow) =>
    (await post("chatflows", { name, type: "CHATFLOW", flowData: JSON.stringify(flow) })).id;
  return {
    makeChatflow,
    instant: await makeFlow("instant"),
    paced: await makeFlow("paced"),
    brisk: await makeFlow("brisk"),
    steps: steps.id,
    headers: await makeKey("Bench", ["predict", "messages"]),
    manage: await makeKey("Bench documents", ["manage"]),
  };
}

async function until(server, ask) {
  const deadline = performance.now() + 60_000;
  let last = "it does not listen";
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error("Weft ended while starting.");
    try {
      const response = await ask();
      const text = await response.text();
      if (response.ok) return;
      last = `${response.status} ${text}`;
    } catch {
      // Nobody listens yet.
    }
    await sleep(20);
  }
  throw new Error(`Weft did not answer within a minute: ${last}`);
}
