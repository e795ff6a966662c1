import { useApp } from "./app.ts";
import { Home } from "./home/home.tsx";
import { LaterPart } from "./parts/later-part.tsx";
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
  return <LaterPart meanwhile={<Home />} show={({ Elsewhere }) => <Elsewhere screen={screen} />} />;
}
