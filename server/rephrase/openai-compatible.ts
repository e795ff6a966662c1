import { z } from "zod";
import type { Rephrased, Rephraser, ToRephrase } from "../application/ports.ts";
import { boundedText } from "./bounded-text.ts";
import { promptFor } from "./prompt.ts";

export type Endpoint = {
  /** Base address, such as `https://api.example.com/v1`. */
  readonly url: string;
  /** Sent as a bearer token; null: none is. Never part of an error or a log. */
  readonly key: string | null;
  readonly model: string;
  /** Milliseconds from the request to the last byte of its answer. */
  readonly withinMs: number;
};

const MOST_BYTES = 64 * 1024;
const MOST_TOKENS = 700;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().max(8_000) }) })).min(1),
});

const sentences = z.strictObject({
  sentences: z
    .array(
      z.strictObject({ text: z.string().min(1).max(600), quote: z.string().min(1).max(1_000) }),
    )
    .max(8),
});

/**
 * An endpoint that speaks OpenAI's chat completions: a service, or a server of one's own (Ollama,
 * llama.cpp, vLLM). Whatever goes wrong is an answer too; it never rejects.
 */
export function openAiCompatible(endpoint: Endpoint): Rephraser {
  return {
    async rephrase(asked, signal) {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(endpoint.withinMs)]);
      try {
        return await request(endpoint, asked, limit);
      } catch (error) {
        return { ok: false, why: reasonOf(error) };
      }
    },
  };
}

async function request(
  { url, key, model }: Endpoint,
  asked: ToRephrase,
  signal: AbortSignal,
): Promise<Rephrased> {
  const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      model,
      temperature: 0,
      max_tokens: MOST_TOKENS,
      messages: promptFor(asked),
    }),
    // A redirect would carry the question, and perhaps the key, to where the owner did not send it.
    redirect: "manual",
    signal,
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    return { ok: false, why: `it answered with status ${response.status}` };
  }
  const text = await boundedText(response, MOST_BYTES);
  return text === null ? { ok: false, why: "its answer is too long" } : read(text);
}

function read(text: string): Rephrased {
  const outer = completion.safeParse(json(text));
  if (!outer.success) return { ok: false, why: "its answer is no chat completion" };
  const content = outer.data.choices[0]?.message.content ?? "";
  const inner = sentences.safeParse(json(withoutFence(content)));
  return inner.success
    ? { ok: true, sentences: inner.data.sentences }
    : { ok: false, why: "the model did not answer in the form asked for" };
}

/** Many local models cannot but wrap JSON in a code block. */
function withoutFence(content: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(content)?.[1] ?? content;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** In our own words: a foreign error may name what it was sent, the key among it. */
function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "TimeoutError") return "it did not answer in time";
  if (name === "AbortError") return "it is no longer needed";
  return "it could not be reached";
}
