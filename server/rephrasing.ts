import type { Deps } from "./application/deps.ts";
import { createRephrasing, type Rephrasing } from "./application/rephrasing.ts";
import type { Config } from "./config.ts";
import type { Timings } from "./domain/model.ts";
import { openAiCompatible } from "./rephrase/openai-compatible.ts";

/** The deadline is for a process that dies: a request that fails in time is answered before it. */
const SLACK_MS = 500;

const NONE: Rephrasing = { heard: () => {}, stop: () => Promise.resolve() };

/** The owner's limits; answers wait to be put in other words only where something does that. */
export function timingsOf({ timings, rephrase }: Config): Timings {
  return rephrase === null ? timings : { ...timings, rephraseMs: rephrase.withinMs + SLACK_MS };
}

/** Off unless the owner has set an endpoint: then not one request leaves. */
export function rephrasingOf(
  { rephrase }: Config,
  deps: Deps,
  failed: (error: unknown) => void,
): Rephrasing {
  return rephrase === null
    ? NONE
    : createRephrasing({ deps, rephraser: openAiCompatible(rephrase), failed });
}
