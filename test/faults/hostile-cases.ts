import fc from "fast-check";
import { askRudely, visit, type Target } from "./hostile-attack.ts";
import { visits, type Visit } from "./hostile-frames.ts";
import { requests, type Request } from "./hostile-requests.ts";

type Case =
  | { readonly is: "visit"; readonly visit: Visit }
  | { readonly is: "request"; readonly request: Request };

export type Attack = {
  /** Each with its seed and batch: the same seed sends the same again. */
  readonly problems: readonly string[];
  counts(): { readonly packets: number; readonly requests: number };
  /** Goes on until so many have been sent in all. */
  until(packets: number): Promise<void>;
};

const BATCH = 100;
const AT_ONCE = 8;

const cases: fc.Arbitrary<Case> = fc.oneof(
  { weight: 1, arbitrary: visits.map((one): Case => ({ is: "visit", visit: one })) },
  { weight: 2, arbitrary: requests.map((one): Case => ({ is: "request", request: one })) },
);

/** Sends what follows from the seed; ends early when there is nobody left to send it to. */
export function createAttack(target: Target, seed: number, hasEnded: () => boolean): Attack {
  const problems: string[] = [];
  let [frames, asked, batch] = [0, 0, 0];

  async function perform(one: Case, nth: number): Promise<void> {
    const problem = await (
      one.is === "visit" ? visit(target, one.visit) : askRudely(target, one.request)
    ).catch((error: unknown) => String(error));
    if (one.is === "visit") frames += one.visit.frames.length;
    else asked += 1;
    if (problem !== null)
      problems.push(`seed ${seed}, batch ${batch}, case ${nth}: ${problem}: ${inWords(one)}`);
  }

  return {
    problems,
    counts: () => ({ packets: frames, requests: asked }),
    async until(packets: number): Promise<void> {
      while (frames + asked < packets && !hasEnded()) {
        const list = fc.sample(cases, { seed: seed + batch, numRuns: BATCH });
        let next = 0;
        const work = async () => {
          while (next < list.length && !hasEnded()) {
            const nth = next;
            next += 1;
            const one = list[nth];
            if (one !== undefined) await perform(one, nth);
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, work));
        batch += 1;
      }
    },
  };
}

function inWords(one: Case): string {
  if (one.is === "request")
    return JSON.stringify(one.request.bytes.toString("latin1").slice(0, 500));
  const { frames, ...rest } = one.visit;
  return JSON.stringify({
    ...rest,
    frames: frames.map(({ payload, ...frame }) => ({
      ...frame,
      payload: payload.toString("latin1").slice(0, 200),
    })),
  }).slice(0, 1_500);
}
