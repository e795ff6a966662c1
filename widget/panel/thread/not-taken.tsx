import { useApp } from "../app.ts";
import { laterWords } from "../words/later-words.ts";

/** Said where one writes, to whom nothing is taken from for now: writing goes on, and waits here. */
export function NotTaken() {
  const { snapshot } = useApp().session;
  return (
    <div role="status">
      {snapshot.value?.blocked === true && (
        <p class="seen-before small soft">{laterWords().state.notTaken}</p>
      )}
    </div>
  );
}
