import { useSignal } from "@preact/signals";
import { useApp } from "../app.ts";
import { laterWords } from "../words/later-words.ts";

/** What it is about, where the shop wants to know, so that the right people get it. Asked once. */
export function Choices({ id }: { readonly id: string }) {
  const { session } = useApp();
  const chosen = useSignal(false);
  const busy = useSignal(false);
  const choices = session.snapshot.value?.choices ?? [];
  if (choices.length === 0 || chosen.value) return null;
  const choose = async (choice: string) => {
    if (busy.value) return;
    busy.value = true;
    const reply = await session.request("topic:choose", { conversationId: id, choice });
    busy.value = false;
    // What cannot be said any more is not asked again.
    chosen.value = reply.ok || reply.code !== "busy";
  };
  return (
    <section class="card filed" aria-label={laterWords().about.ask}>
      <h3 class="title">{laterWords().about.ask}</h3>
      <p class="small soft">{laterWords().about.why}</p>
      <ul class="abouts">
        {choices.map((choice) => (
          <li key={choice}>
            <button
              type="button"
              class="btn btn-line"
              dir="auto"
              disabled={busy.value}
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
