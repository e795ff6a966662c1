import { useEffect, useRef } from "preact/hooks";
import { DocIcon, NextIcon, PersonIcon, SendIcon } from "../../ui/icons-home.tsx";
import { useApp } from "../app.ts";
import { isTouch } from "../browser.ts";
import { useDraft, type Draft } from "../parts/draft.ts";
import { callPerson } from "../parts/call-person.ts";
import { LaterPart } from "../parts/later-part.tsx";
import { Strip } from "../parts/strip.tsx";
import { words } from "../words/words.ts";
import { Water } from "./water.tsx";

/** The first screen. Its frame, the field and the way to a person need no data. */
export function Home() {
  const app = useApp();
  const { session } = app;
  const known = session.snapshot.value !== null;
  const draft = useDraft("home");
  const rest = (
    <>
      {known ? <Mine /> : <RowBones />}
      {known ? <Often /> : <OftenBones />}
    </>
  );
  return (
    <>
      <div class="scroll">
        <Water />
        <main class="home">
          <Ask draft={draft} />
          {draft.text.trim() === "" ? (
            rest
          ) : (
            <LaterPart
              show={({ Found }) => <Found text={draft.text} otherwise={rest} />}
              meanwhile={rest}
            />
          )}
        </main>
      </div>
      <Strip />
      <footer class="foot">
        <div class="pad">
          <button type="button" class="btn btn-line wide" onClick={() => callPerson(app)}>
            <PersonIcon />
            {words().talkToPerson}
          </button>
        </div>
      </footer>
    </>
  );
}

/** What the visitor has here already; most have nothing yet. */
function Mine() {
  const { session } = useApp();
  const none = session.tickets.value.length === 0 && session.threads.value.size === 0;
  if (none && session.snapshot.value?.conversations.length === 0) return null;
  return <LaterPart show={({ Rows }) => <Rows />} />;
}

function Ask({ draft }: { readonly draft: Draft }) {
  const { session, route, host } = useApp();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (host.shown.value && !isTouch()) field.current?.focus({ preventScroll: true });
  }, [host.shown.value]);
  const ask = (event: Event) => {
    event.preventDefault();
    const text = draft.text.trim();
    if (text === "") return field.current?.focus();
    draft.write("");
    route.go({ is: "thread", id: session.write(null, text) });
  };
  return (
    <form class="field ask" onSubmit={ask}>
      <input
        ref={field}
        aria-label={words().home.ask}
        placeholder={words().home.ask}
        value={draft.text}
        enterkeyhint="send"
        autocomplete="off"
        dir="auto"
        onInput={(event) => draft.write(event.currentTarget.value)}
      />
      <button class="go" aria-label={words().home.askAction}>
        <SendIcon />
      </button>
    </form>
  );
}

function Often() {
  const { session, route } = useApp();
  const articles = session.snapshot.value?.popular ?? [];
  if (articles.length === 0) return null;
  return (
    <section>
      <h3 class="label">{words().home.often}</h3>
      <ul class="links">
        {articles.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => route.go({ is: "article", id, passage: null, from: { is: "home" } })}
            >
              <DocIcon />
              <span>
                <bdi>{title}</bdi>
              </span>
              <NextIcon small turn />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RowBones() {
  return (
    <div class="card rows bones" aria-busy="true">
      <div class="row">
        <i class="bone round" />
        <span class="body">
          <i class="bone" />
          <i class="bone" />
        </span>
      </div>
    </div>
  );
}

function OftenBones() {
  return (
    <section>
      <h3 class="label">{words().home.often}</h3>
      <ul class="links bones">
        <li>
          <i class="bone" />
        </li>
        <li>
          <i class="bone" />
        </li>
        <li>
          <i class="bone" />
        </li>
      </ul>
    </section>
  );
}
