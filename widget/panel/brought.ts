import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { questionOf } from "../../server/protocol/help.ts";
import { newId } from "../link/ids.ts";
import type { App } from "./app.ts";
import { ownOrigin, passing, siteKey } from "./browser.ts";
import { draftKey } from "./parts/draft.ts";
import { isOpen } from "./state/threads.ts";

const count = signal(0);

/** How many questions were brought: a composer that stands already has to look for its draft again. */
export const brought: ReadonlySignal<number> = count;

/**
 * The help centre's "Ask us" leads to a page of our own whose address holds the question. It is put
 * into the composer, to be looked over and sent by whoever asked it; a reload does not put it there
 * a second time.
 */
export function bringQuestion(app: App): () => void {
  return effect(() => {
    const question = questionOf(app.host.page.value?.url ?? "", ownOrigin());
    if (question !== null) untracked(() => bring(app, question));
  });
}

function bring({ session, route }: App, question: string): void {
  const key = `cascade:brought:${siteKey()}`;
  const [before, place = ""] = (passing.read(key) ?? "").split("\n");
  const held = session.threads.value.get(place)?.view.value;
  const again = before === question && place !== "" && (held === undefined || isOpen(held));
  const id = session.current.value ?? (again ? place : newId());
  if (!again) {
    add(id, question);
    passing.write(key, `${question}\n${id}`);
  }
  route.go({ is: "thread", id });
}

/** Puts words of the site's into the composer of the conversation in progress, or of a new one. */
export function compose({ session, route }: App, text: string): void {
  const id = session.current.value ?? newId();
  add(id, text);
  route.go({ is: "thread", id });
}

/** Behind what is being written there already. */
function add(id: string, text: string): void {
  const draft = passing.read(draftKey(id)) ?? "";
  passing.write(draftKey(id), draft.trim() === "" ? text : `${draft}\n${text}`);
  count.value += 1;
}
