import { afterAll, beforeAll, expect, test } from "vitest";
import { createVectorShelf } from "@/server/data/adapters/vector-shelf";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { makeWorkspace } from "@/server/services/testing/make-workspace";
import { testPorts } from "@/server/services/testing/test-ports";
import { measureRetrievers } from "./measure-retrievers";
import { passages } from "./passages";
import { answerable, unanswerable, unanswerableNearby } from "./questions";

let database: OpenDatabase;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`.padStart(6);

test(
  "what answers a question is found, and what cannot be answered is mostly refused",
  { timeout: 120_000 },
  async () => {
    const { owner } = await makeWorkspace(testPorts(database.db), "Quality");
    const { retrievers, answerer } = await measureRetrievers(createVectorShelf(database, owner.actor.workspaceId));
    const lines = Object.entries(retrievers).map(
      ([name, { recall, reciprocalRank }]) =>
        `${name.padEnd(30)}${percent(recall[1])}${percent(recall[3])}${percent(recall[5])}   ${reciprocalRank.toFixed(3)}`,
    );
    process.stdout.write(
      [
        `\n${answerable.length} questions with an answer, ${unanswerable.length} about other things, ${unanswerableNearby.length} nearly about the same, over ${Object.keys(passages).length} texts`,
        `${"retriever".padEnd(30)}   R@1   R@3   R@5   MRR`,
        ...lines,
        `answerer: ${percent(answerer.answered).trim()} answered from the right text, ${percent(answerer.refused).trim()} of other things refused, ${percent(answerer.refusedNearby).trim()} of those nearby\n\n`,
      ].join("\n"),
    );
    expect(retrievers["built-in embeddings"]?.recall[5]).toBeGreaterThan(0.85);
    expect(retrievers["built-in rerank of 20"]?.recall[1]).toBeGreaterThan(0.75);
    expect(answerer.answered).toBeGreaterThan(0.65);
    expect(answerer.refused).toBeGreaterThan(0.65);
  },
);
