import { beforeEach, describe, expect, it } from "vitest";
import { createAnswerCounts } from "../../../server/application/answer-counts.ts";
import { createCalibrating } from "../../../server/application/calibrating.ts";
import { createEffectOf } from "../../../server/application/effect.ts";
import type { Ask, LearningKnowledge } from "../../../server/application/learning-ports.ts";
import type { Store } from "../../../server/application/ports.ts";
import { changeQuestions } from "../../../server/application/questions.ts";
import { write } from "../../../server/application/records.ts";
import type { QuestionRecord } from "../../../server/domain/question-record.ts";
import { createMemoryStore } from "../../../server/stores/memory/memory-store.ts";
import { depsOn } from "../../support/deps.ts";
import { TIMINGS } from "../../support/domain.ts";
import { NOW, question } from "../../support/questions.ts";

let store: Store;
const deps = () => depsOn(store, () => NOW);

beforeEach(() => {
  store = createMemoryStore();
});

async function keep(...questions: readonly QuestionRecord[]): Promise<void> {
  const changes = questions.map((state) =>
    write({ kind: "question", expected: 0, state }, TIMINGS),
  );
  expect(await store.commit(changes, NOW)).toMatchObject({ ok: true });
}

/** Silent about everything but what begins with an article's id. */
const ask: Ask = ({ text }) =>
  text.startsWith("en/")
    ? { decision: "answer", hits: [{ articleId: text, title: text, score: 0.9 }] }
    : { decision: "silent", hits: [] };

function knowing(patch: Partial<LearningKnowledge> = {}): LearningKnowledge {
  const version = {};
  return {
    ask,
    askEngine: ask,
    title: (id) => id,
    version: () => version,
    withEdit: async () => ask,
    ...patch,
  };
}

const NOTHING = { agentId: "ana", id: "en/a", fields: null };

describe("asking for the effect of an edit", () => {
  it("L8: a newer question of the same agent breaks the older one off, another agent's goes on", async () => {
    await keep(question("q"));
    const broken: AbortSignal[] = [];
    const begun: (() => void)[] = [];
    const effectOf = createEffectOf(
      deps(),
      knowing({
        withEdit: (_edit, signal) =>
          new Promise((resolve, reject) => {
            begun.push(() => resolve(ask));
            signal.addEventListener("abort", () => {
              broken.push(signal);
              reject(signal.reason as Error);
            });
          }),
      }),
    );
    const first = effectOf(NOTHING);
    const others = effectOf({ ...NOTHING, agentId: "ben" });
    while (begun.length < 2) await Promise.resolve();
    const second = effectOf(NOTHING);
    expect(await first).toEqual({ ok: false, code: "superseded" });
    expect(broken).toHaveLength(1);
    while (begun.length < 3) await Promise.resolve();
    for (const go of begun) go();
    expect(await second).toMatchObject({ ok: true, value: { questions: 1 } });
    expect(await others).toMatchObject({ ok: true });
  });

  it("L8: asks each wording once, at most 500, the ones most is known of", async () => {
    const known = question("known", {
      text: "en/b",
      helped: true,
      decision: "answer",
      shown: ["en/b"],
    });
    await keep(known, question("later", { text: "EN/B ", at: NOW + 1 }));
    await keep(...Array.from({ length: 600 }, (_, nth) => question(`q${nth}`)));
    const silent: Ask = () => ({ decision: "silent", hits: [] });
    const effectOf = createEffectOf(deps(), knowing({ withEdit: async () => silent }));
    const effect = await effectOf(NOTHING);
    expect(effect).toMatchObject({
      value: { questions: 500, changed: [{ question: "en/b", verdict: "worse" }] },
    });
  });

  it("what went wrong in learning is no answer", async () => {
    const failing = knowing({ withEdit: () => Promise.reject(new Error("no thread")) });
    await expect(createEffectOf(deps(), failing)(NOTHING)).rejects.toThrow("no thread");
  });
});

describe("the counts of answers", () => {
  const shown = { decision: "answer", shown: ["en/a"] } as const;

  it("L11: follow every change, and read each question once", async () => {
    await keep(question("a", shown), question("b", { ...shown, helped: true }), question("c"));
    let reads = 0;
    const counting: Store = { ...store, get: (kind, id) => (reads++, store.get(kind, id)) };
    const counts = createAnswerCounts({ store: counting });
    const told = { ...deps(), publisher: { publish: counts.heard } };
    expect((await counts.counts()).get("en/a")).toEqual({ shown: 2, helped: 1, notHelped: 0 });
    await changeQuestions(told, ["a"], (one) => ({ ...one, helped: false }));
    await changeQuestions(told, ["b"], (one) => ({ ...one, helped: null }));
    expect((await counts.counts()).get("en/a")).toEqual({ shown: 2, helped: 0, notHelped: 1 });
    const before = reads;
    await counts.counts();
    expect(reads).toBe(before);
  });

  it("L11: a verdict on suggestions goes to the one that was opened", async () => {
    const suggested = { decision: "suggest", shown: ["en/a", "en/b"], helped: true } as const;
    await keep(question("a", { ...suggested, clicked: "en/b" }), question("b", suggested));
    const counts = await createAnswerCounts({ store }).counts();
    expect(Object.fromEntries(counts)).toEqual({
      "en/a": { shown: 2, helped: 0, notHelped: 0 },
      "en/b": { shown: 2, helped: 1, notHelped: 0 },
    });
  });
});

describe("keeping a calibrator", () => {
  /** The engine is sure of everything; whoever judges finds only what is far ahead right. */
  const engine: Ask = ({ text }) => {
    const lead = Number(text) / 1_000;
    const best = { articleId: "en/a", title: "A", score: 0.8 };
    return {
      decision: "answer",
      hits: [best, { ...best, articleId: "en/b", score: 0.8 - lead * 0.8 }],
    };
  };
  const judged = (nth: number) =>
    question(`question ${nth}`, {
      text: String((nth * 37) % 1_000),
      judged: { articleId: (nth * 37) % 1_000 > 500 ? "sv/a" : null, by: "ana", at: NOW },
    });

  function calibrating(version: () => object) {
    const knowledge = { askEngine: engine, version };
    return createCalibrating({
      deps: { store },
      knowledge,
      answerAt: () => 0.5,
      failed: (error) => {
        throw error;
      },
    });
  }

  it("L9: nothing is learned from 99, from 100 it is, and it decides if it is better", async () => {
    const version = {};
    const one = calibrating(() => version);
    await keep(...Array.from({ length: 99 }, (_, nth) => judged(nth)));
    await one.look();
    expect(one.current()).toBeNull();
    expect(await one.state()).toEqual({ judged: 99, needed: 100, active: false, heldBack: null });
    await keep(judged(99));
    await one.look();
    expect(one.current()).not.toBeNull();
    expect(await one.state()).toMatchObject({ judged: 100, active: true });
  });

  it("L9: it is learned anew when 20 more are judged, and when the knowledge base has changed", async () => {
    let version = {};
    const one = calibrating(() => version);
    await keep(...Array.from({ length: 100 }, (_, nth) => judged(nth)));
    await one.look();
    const first = one.current();
    await keep(...Array.from({ length: 19 }, (_, nth) => judged(100 + nth)));
    await one.look();
    expect(one.current()).toBe(first);
    await keep(judged(119));
    await one.look();
    const second = one.current();
    expect(second).not.toBe(first);
    version = {};
    expect(one.current()).toBeNull();
    await one.look();
    expect(one.current()).toEqual(second);
  });
});
