/** Files in the shape in which FlowGen and Agentok export them, with texts of our own. */
const at = (x: number, y = 0) => ({ x, y });

const older = (id: string, type: string, className: string, data: Record<string, unknown>, x = 0) => ({
  id,
  type,
  position: at(x),
  data: { class: className, label: type, name: id, ...data },
});

const wire = (source: string, target: string, data?: Record<string, unknown>) => ({
  id: `${source}-${target}`,
  source,
  target,
  animated: true,
  ...(data && { type: "converse", data }),
});

export const lambda = (word: string): string =>
  `lambda x: x.get("content","") and x.get("content","").rstrip().endswith("${word}")`;

const config = (data: Record<string, unknown> = {}) =>
  older("5", "config", "Config", { name: "Config", ...data }, -400);

/** FlowGen: the wire leads from the assistant to the user, who begins. */
export const twoAgents = {
  nodes: [
    older("1", "assistant", "AssistantAgent", {
      name: "Helper",
      system_message: "Answer briefly. Say TERMINATE when done.",
      max_consecutive_auto_reply: 0,
    }),
    older(
      "2",
      "user",
      "UserProxyAgent",
      {
        name: "Asker",
        human_input_mode: "NEVER",
        max_consecutive_auto_reply: 3,
        termination_msg: lambda("DONE"),
        code_execution_config: { work_dir: "work_dir", last_n_messages: 3, use_docker: false },
        retrieve_config: { task: "code", chunk_token_size: 2000, docs_path: ["notes/a.md", "notes/b.md"] },
      },
      400,
    ),
    older("3", "note", "Note", { content: "Ask about anything." }),
    config({
      flow_name: "Small talk",
      flow_description: "Two agents talk.",
      sample_messages: ["What is new?", "And what\nelse?"],
      filter_dict: "gpt-4o-mini, gpt-4o",
      temperature: 0.2,
      max_tokens: 512,
      functions: [
        {
          id: "f1",
          name: "count_words",
          description: "Counts words.",
          async: false,
          code: 'words = text.split()\nreturn f"{len(words)} */ words"',
          parameters: [{ id: "p1", name: "text", type: "string", description: "The text", required: true }],
        },
      ],
    }),
  ],
  edges: [wire("1", "2")],
  viewport: { x: 0, y: 0, zoom: 1 },
};

/** FlowGen: members are wired into the group, the group to the user. */
export const groupOfThree = {
  id: "abc",
  name: "Write and check",
  flow: {
    nodes: [
      older("w", "assistant", "AssistantAgent", { name: "Writer" }),
      older("c", "assistant", "CompressibleAgent", { name: "Critic", compress_config: { mode: "COMPRESS" } }),
      older("u", "user", "UserProxyAgent", { name: "Asker", human_input_mode: "TERMINATE" }),
      older("g", "groupchat", "GroupChat", { name: "Room", max_round: 6, involve_user: true }),
      config(),
    ],
    edges: [wire("w", "g"), wire("c", "g"), wire("g", "u")],
  },
};

/** Agentok: wires lead from whoever begins; members lie in their group; tools belong to the account. */
export const agentok = {
  name: "Search and tell",
  description: "Looks things up and writes about them.",
  flow: {
    nodes: [
      older("i", "initializer", "Initializer", { name: "Initializer", sample_messages: ["Write about bees"] }, -400),
      older("u", "user", "UserProxyAgent", {
        name: "Asker",
        human_input_mode: "NEVER",
        termination_msg: "TERMINATE",
        max_consecutive_auto_reply: 10,
        tools: { execution: [7, 9], llm: [] },
      }),
      older("n", "nestedchat", "NestedChat", { name: "Ask aside" }),
      older("k", "assistant", "AssistantAgent", { name: "Checker" }),
      older("r", "conversable", "ConversableAgent", {
        name: "Researcher",
        description: "Finds facts.",
        tools: { llm: [7], execution: [] },
        disable_llm: false,
      }),
      {
        ...older("g", "groupchat", "GroupChat", {
          name: "Desk",
          speaker_selection_method: "round_robin",
          max_round: 0,
          send_introductions: true,
        }),
        style: { width: 700, height: 400 },
      },
      { ...older("a", "assistant", "AssistantAgent", { name: "Author" }), parentId: "g" },
      {
        ...older("e", "gpt_assistant", "GPTAssistantAgent", { name: "Editor", instructions: "Shorten." }),
        parentId: "g",
      },
    ],
    edges: [
      wire("i", "u"),
      wire("u", "r", { message: "Find facts first.", max_turns: 2, summary_method: "reflection_with_llm" }),
      wire("u", "g", {
        message: "Now write.",
        max_turns: 0,
        summary_method: "last_msg",
        summary_prompt: "Give the text.",
      }),
      wire("r", "n", {}),
      wire("n", "k", { message: "Is this true?" }),
    ],
  },
  tools: [
    {
      id: 7,
      name: "search_web",
      description: "Searches the web.",
      code: 'def search_web(query: Annotated[str, "What to look for"], limit: int = 5, tags: list[str] = ["a, b"]) -> str:\n    """Searches."""\n    return call("{{KEY}}", query)',
      variables: [{ name: "KEY", description: "", default_value: "" }],
    },
  ],
};

export const noUser = {
  nodes: [older("1", "assistant", "AssistantAgent", { name: "Helper" }), config()],
  edges: [],
};

export const odd = {
  nodes: [
    older("u", "user", "UserProxyAgent", { name: "Asker" }),
    older("a", "assistant", "AssistantAgent", { name: "Twin" }),
    older("b", "assistant", "AssistantAgent", { name: "Twin", wardrobe: ["hat"] }),
    older("x", "teleporter", "TeleportAgent", { name: "Beam", range: 3 }),
    older("g1", "groupchat", "GroupChat", { name: "One" }),
    older("g2", "groupchat", "GroupChat", { name: "Two" }),
    older("m", "user", "MathUserProxyAgent", { name: "Alone" }),
    config(),
    { type: "assistant", data: {} },
  ],
  edges: [
    wire("a", "g1"),
    wire("a", "g2"),
    wire("b", "u"),
    wire("u", "b"),
    wire("g1", "u"),
    wire("g2", "u"),
    wire("x", "u"),
    wire("b", "b"),
    wire("b", "gone"),
    { source: "b" },
  ],
};
