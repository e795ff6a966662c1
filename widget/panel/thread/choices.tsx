import { useSignal } from "@preact/signals";
import { useApp } from "../app.ts";
import { mayWorkLater } from "../state/sending.ts";
import { laterWords } from "../words/later-words.ts";

/** What it is about, where the shop wants to know, so that the right people get it. Asked once. */
export function Choices({ id }: { readonly id: string }) {
  const { session } = useApp();
  const busy = useSignal(false);
  const known = session.snapshot.value;
  if (known === null || known.choices.length === 0) return null;
  const choose = async (choice: string) => {
    if (busy.value) return;
    busy.value = true;
    const reply = await session.request("topic:choose", { conversationId: id, choice });
    busy.value = false;
    const now = session.snapshot.value;
    // What cannot be said any more is not asked again.
    if (now !== null && (reply.ok || !mayWorkLater(reply)))
      session.snapshot.value = { ...now, choices: [] };
  };
  return (
    <section class="card filed" aria-label={laterWords().about.ask}>
      <h3 class="title">{laterWords().about.ask}</h3>
      <p class="small soft">{laterWords().about.why}</p>
      <ul class="abouts">
        {known.choices.map((choice) => (
          <li key={choice}>
            <button
              type="button"
              class="btn btn-line"
              dir="auto"
              disabled={busy.value || session.status.value !== "online"}
              onClick={() => void choose(choice)}
            >
              {choice}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
