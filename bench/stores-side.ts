import { fork } from "node:child_process";
import { once } from "node:events";
import { nodeFlags } from "./child.ts";
import { Committer, type Load, type Speed } from "./stores-commits.ts";
import { openDatabase, openFolder } from "./stores-open.ts";

/** A store with so many conversations; `place`: its folder or address. */
export type StoreAt = {
  readonly is: "embedded" | "postgres";
  readonly place: string;
  readonly size: number;
};

type Asked = {
  /** How often each conversation was changed. */
  readonly versions: readonly number[];
  readonly loads: readonly Load[];
};
type Answered = {
  /** Of each load, in order. */
  readonly speeds: readonly Speed[];
  readonly versions: readonly number[];
};

/**
 * Commits to one store in a process of its own, which ends with it: no store pays for the memory of
 * another, or for the documents another has still to write.
 */
export class StoreSide {
  readonly #at: StoreAt;
  #versions: readonly number[];

  constructor(at: StoreAt) {
    this.#at = at;
    this.#versions = Array.from({ length: at.size }, () => 1);
  }

  /** One load after another. */
  async measure(loads: readonly Load[]): Promise<readonly Speed[]> {
    const { is, place, size } = this.#at;
    const child = fork(process.argv[1] ?? "", ["commits", is, place, String(size)], {
      execArgv: nodeFlags(),
    });
    const ended = once(child, "exit");
    child.send({ versions: this.#versions, loads } satisfies Asked);
    const [answer] = (await Promise.race([
      once(child, "message"),
      ended.then(([code]) => Promise.reject(new Error(`The store's process ended with ${code}.`))),
    ])) as [Answered];
    await ended;
    this.#versions = answer.versions;
    return answer.speeds;
  }
}

/** What that process does. */
export async function beStore([is, place = "", size]: readonly string[]): Promise<void> {
  const asked = once(process, "message") as Promise<[Asked]>;
  const store = is === "embedded" ? await openFolder(place) : (await openDatabase(place)).store;
  const [{ versions, loads }] = await asked;
  const committer = new Committer(store, versions.slice(0, Number(size)));
  const speeds: Speed[] = [];
  for (const load of loads) speeds.push(await committer.measure(load));
  process.send?.({ speeds, versions: committer.versions } satisfies Answered);
  await store.close();
  process.disconnect();
}
