import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAiCompatible, type Endpoint } from "../../../server/rephrase/openai-compatible.ts";
import { freePort } from "../../support/free-port.ts";
import {
  answers,
  hangs,
  says,
  startFakeModel,
  type Behaviour,
  type FakeModel,
} from "../../support/fake-model.ts";
import { until } from "../../support/until.ts";

const KEY = "sk-very-secret-0123456789";
const ASKED = { question: "how long?", passages: ["Delivery takes two days."], language: "en" };
const GOOD = [{ text: "It takes two days.", quote: "Delivery takes two days." }];

let model: FakeModel;

beforeEach(async () => {
  model = await startFakeModel(answers(GOOD));
});
afterEach(() => model.stop());

function rephrase(patch: Partial<Endpoint> = {}, signal = new AbortController().signal) {
  const endpoint = { url: model.url, key: KEY, model: "small", withinMs: 2_000, ...patch };
  return openAiCompatible(endpoint).rephrase(ASKED, signal);
}

const raw =
  (text: string): Behaviour =>
  (response) =>
    response.end(text);

describe("the adapter of OpenAI-compatible services", () => {
  it("asks at temperature 0, with a bound, the key in its header, and nothing but question, passages and language", async () => {
    expect(await rephrase()).toEqual({ ok: true, sentences: GOOD });
    const [asked] = model.asked;
    expect(asked).toMatchObject({
      path: "/v1/chat/completions",
      authorization: `Bearer ${KEY}`,
      given: ASKED,
    });
    const body = JSON.parse(asked?.body ?? "{}") as Record<string, unknown>;
    expect(body).toMatchObject({ model: "small", temperature: 0, max_tokens: 700 });
    expect(Object.keys(body).toSorted()).toEqual([
      "max_tokens",
      "messages",
      "model",
      "temperature",
    ]);
    expect(Object.keys(asked?.given ?? {}).toSorted()).toEqual([
      "language",
      "passages",
      "question",
    ]);
    expect(asked?.body).not.toContain(KEY);
  });

  it("needs no key for a server of one's own, and takes an address with a slash at its end", async () => {
    expect((await rephrase({ key: null, url: `${model.url}/` })).ok).toBe(true);
    expect(model.asked[0]).toMatchObject({
      path: "/v1/chat/completions",
      authorization: undefined,
    });
  });

  it("takes JSON in a code block, as local models give it", async () => {
    model.behave(says("```json\n" + JSON.stringify({ sentences: GOOD }) + "\n```"));
    expect(await rephrase()).toEqual({ ok: true, sentences: GOOD });
  });

  const useless: readonly (readonly [string, Behaviour])[] = [
    ["status 500", (response) => response.writeHead(500).end(KEY)],
    [
      "status 401 that repeats the key",
      (response) => response.writeHead(401).end(`bad key ${KEY}`),
    ],
    ["no JSON", raw("<html>hello")],
    ["JSON of something else", raw('{"hello":1}')],
    ["no choices", raw('{"choices":[]}')],
    ["a choice without words", raw('{"choices":[{"message":{"content":null}}]}')],
    ["words instead of JSON", says("Delivery takes two days.")],
    ["words around JSON", says(`Sure! ${JSON.stringify({ sentences: GOOD })}`)],
    ["a field too many", says(JSON.stringify({ sentences: GOOD, note: "x" }))],
    [
      "a field too many in a sentence",
      says(JSON.stringify({ sentences: [{ ...GOOD[0], url: "x" }] })),
    ],
    [
      "a sentence without a quote",
      says(JSON.stringify({ sentences: [{ text: "It takes two days." }] })),
    ],
    ["a quote that is no text", says(JSON.stringify({ sentences: [{ text: "It.", quote: 1 }] }))],
    [
      "too many sentences",
      says(JSON.stringify({ sentences: Array.from({ length: 9 }, () => GOOD[0]) })),
    ],
    ["a prototype for an object", says('{"__proto__":{"sentences":[]}}')],
    [
      "a cut answer",
      (response) => {
        response.writeHead(200, { "content-length": "500" }).write('{"choices":');
        response.destroy();
      },
    ],
    ["a closed connection", (response) => response.destroy()],
    ["too much at once", raw(`{"choices":[{"message":{"content":"${"x".repeat(200_000)}"}}]}`)],
  ];

  it.each(useless)("says why, and not a word of what was sent, at %s", async (_what, behaviour) => {
    model.behave(behaviour);
    const answer = await rephrase();
    expect(answer).toMatchObject({
      ok: false,
      why: expect.stringMatching(/^(it|its|the) .{10,80}$/u),
    });
    expect(JSON.stringify(answer)).not.toContain(KEY);
  });

  it("reads no more of an endless answer than it has to", async () => {
    let sent = 0;
    model.behave((response) => {
      const more = (): void => {
        if (response.destroyed) return;
        sent += 10_000;
        response.write("x".repeat(10_000));
        setImmediate(more);
      };
      more();
    });
    expect(await rephrase()).toEqual({ ok: false, why: "its answer is too long" });
    await until("the connection to be let go", () => model.abandoned === 1);
    expect(sent).toBeLessThan(50_000_000);
  });

  it.each([301, 302, 303, 307, 308])(
    "follows no redirect (%i), which would take question and key elsewhere",
    async (status) => {
      const elsewhere = await startFakeModel(answers(GOOD));
      model.behave((response) =>
        response.writeHead(status, { location: `${elsewhere.url}/chat/completions` }).end(),
      );
      expect((await rephrase()).ok).toBe(false);
      expect(elsewhere.asked).toEqual([]);
      await elsewhere.stop();
    },
  );

  it("gives up in time on one that hangs before, and one that hangs within its answer", async () => {
    const before = performance.now();
    model.behave(hangs);
    expect(await rephrase({ withinMs: 150 })).toEqual({
      ok: false,
      why: "it did not answer in time",
    });
    model.behave((response) => void response.writeHead(200).write('{"choices"'));
    expect(await rephrase({ withinMs: 150 })).toEqual({
      ok: false,
      why: "it did not answer in time",
    });
    expect(performance.now() - before).toBeGreaterThanOrEqual(280);
    await until("both connections to be let go", () => model.abandoned === 2);
  });

  it("lets go at once when nobody waits any more", async () => {
    model.behave(hangs);
    const ending = new AbortController();
    const answer = rephrase({ withinMs: 60_000 }, ending.signal);
    await until("the request", () => model.asked.length === 1);
    ending.abort();
    expect(await answer).toEqual({ ok: false, why: "it is no longer needed" });
    await until("the connection to be let go", () => model.abandoned === 1);
  });

  it("says so when nobody listens there", async () => {
    const url = `http://127.0.0.1:${await freePort()}/v1`;
    expect(await rephrase({ url })).toEqual({ ok: false, why: "it could not be reached" });
  });
});
