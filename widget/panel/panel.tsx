import { useApp } from "./app.ts";
import { Home } from "./home/home.tsx";
import { LaterPart, type Later } from "./parts/later-part.tsx";
import type { Screen } from "./route.ts";
import { wordsReady } from "./words/words.ts";

/** The whole panel; while it is closed, at most a preview of the last message. */
export function Panel() {
  const { host, session } = useApp();
  if (!wordsReady()) return null;
  return (
    <>
      <div class={host.phone.value ? "panel ui phone" : "panel ui"} inert={!host.shown.value}>
        <Current />
      </div>
      {/* Home stands and is in step: time for what a first question will need. */}
      {session.snapshot.value !== null && <LaterPart show={({ StandBy }) => <StandBy />} />}
    </>
  );
}

function Current() {
  const screen = useApp().route.screen.value;
  if (screen.is === "home") return <Home />;
  return (
    <LaterPart meanwhile={<Home />} show={(later) => <Elsewhere later={later} screen={screen} />} />
  );
}

type ElsewhereProps = {
  readonly later: Later;
  readonly screen: Exclude<Screen, { readonly is: "home" }>;
};

function Elsewhere({
  later: { ArticleScreen, ThreadScreen, TicketScreen },
  screen,
}: ElsewhereProps) {
  switch (screen.is) {
    case "thread":
      return <ThreadScreen key={screen.id} id={screen.id} />;
    case "ticket":
      return <TicketScreen key={screen.id} id={screen.id} />;
    case "article":
      return <ArticleScreen key={screen.id} screen={screen} />;
  }
}
