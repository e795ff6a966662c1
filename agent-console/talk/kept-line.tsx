import type { ConversationView } from "../../server/protocol/view.ts";
import { say } from "../state/here.ts";
import { keptSentence } from "./kept-sentence.ts";

/** Below the thread: its visitor keeps their place and need not be there, until they are back in it. */
export function KeptLine({ view }: { readonly view: ConversationView }) {
  const text = keptSentence(view, say);
  return (
    text !== null && (
      <p class="day" role="status">
        {text}
      </p>
    )
  );
}
