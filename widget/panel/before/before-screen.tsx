import { useApp } from "../app.ts";
import { Bar } from "../parts/bar.tsx";
import { Strip } from "../parts/strip.tsx";
import type { Screen } from "../route.ts";
import { laterWords } from "../words/later-words.ts";
import { words } from "../words/words.ts";
import { BeforeForm } from "./before-form.tsx";

/** What the owner asks before a person is called. */
export function BeforeScreen({ from }: { readonly from: Screen }) {
  const { session, route } = useApp();
  const { before, backHome } = laterWords();
  const asked = session.snapshot.value?.preChat ?? null;
  return (
    <>
      <Bar
        title={before.title}
        subtitle={session.snapshot.value?.shop.name ?? ""}
        back={{ label: backHome, go: () => route.go(from) }}
      />
      <Strip />
      <div class="scroll before" tabIndex={0} role="region" aria-label={before.title}>
        <p class="soft">{before.why}</p>
        {asked !== null && (
          <BeforeForm
            asked={asked}
            action={words().talkToPerson}
            done={() => route.go({ is: "thread", id: session.askForPerson() })}
          />
        )}
      </div>
    </>
  );
}
