import { mayRead } from "../domain/access.ts";
import { lastLines } from "../domain/lines.ts";
import type { Actor, Conversation } from "../domain/model.ts";
import { conversationView } from "../domain/project.ts";
import { fail, ok, type Result } from "../protocol/errors.ts";
import { PAGE_LINES } from "../protocol/limits.ts";
import type { EarlierLines } from "../protocol/lines.ts";
import type { ConversationView } from "../protocol/view.ts";
import type { Deps } from "./deps.ts";
import { lookBack } from "./look-back.ts";
import type { Heads } from "./ports.ts";
import { get } from "./records.ts";

const NONE: Heads = { public: 0, internal: 0 };

type Wanted = {
  readonly conversationId: string;
  /** Only lines behind these numbers. */
  readonly after?: Heads;
  /** Of those the last so many; without it, all. */
  readonly most?: number;
};

/** A conversation for whoever may read it. */
export async function readConversation(
  deps: Pick<Deps, "store">,
  actor: Actor,
  { conversationId, after = NONE, most = Infinity }: Wanted,
): Promise<Result<ConversationView>> {
  const audience = actor.kind === "visitor" ? "visitor" : "agent";
  const { store } = deps;
  // State and events are read apart: read again if a commit came between.
  for (;;) {
    const stored = await get(store, "conversation", conversationId);
    if (stored === undefined || !mayRead(actor, stored.state)) return fail("not_found");
    const { heads } = stored;
    const back = await lookBack(store, {
      conversationId,
      until: heads.public,
      ...(isHeld(stored.state) ? { after: 0, most: Infinity } : { after: after.public, most }),
    });
    const internal =
      audience === "agent"
        ? await store.events(conversationId, { public: heads.public, internal: 0 })
        : [];
    const again = await get(store, "conversation", conversationId);
    if (again?.version !== stored.version) continue;
    await store.settled();
    const logged = [...back.logged, ...internal];
    const behind = { public: Math.max(back.after, after.public), internal: after.internal };
    const lines = lastLines({ logged, after: behind, most, audience });
    return ok(conversationView({ stored, lines, logged, audience }));
  }
}

/** For whom is in the log alone. */
function isHeld({ state }: Conversation): boolean {
  return state.is === "queued" && state.heldUntil !== null;
}

/** The page of lines up to these numbers, for whoever may read the conversation. Lines never change. */
export async function readEarlier(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  { conversationId, until }: { readonly conversationId: string; readonly until: Heads },
): Promise<Result<EarlierLines>> {
  const stored = await get(store, "conversation", conversationId);
  if (stored === undefined || !mayRead(actor, stored.state)) return fail("not_found");
  const audience = actor.kind === "visitor" ? "visitor" : "agent";
  const most = PAGE_LINES;
  const back = await lookBack(store, {
    conversationId,
    until: Math.min(until.public, stored.heads.public),
    after: 0,
    most,
  });
  const internal =
    audience === "agent"
      ? await store.events(
          conversationId,
          { public: stored.heads.public, internal: 0 },
          { public: 0, internal: Math.min(until.internal, stored.heads.internal) },
        )
      : [];
  await store.settled();
  const logged = [...back.logged, ...internal];
  return ok(lastLines({ logged, after: { public: back.after, internal: 0 }, most, audience }));
}
