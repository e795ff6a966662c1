import { isSettled } from "../../server/protocol/ticket.ts";
import { computed, effect, untracked } from "@preact/signals";
import { render } from "preact";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/water.css";
import "./panel.css";
import { AppContext, type App } from "./app.ts";
import { after, onEscape, speak, tabVisible } from "./browser.ts";
import { createHost } from "./host.ts";
import { Panel } from "./panel.tsx";
import { fetchLater, importLater } from "./parts/later-part.tsx";
import { createRoute } from "./route.ts";
import { createSession } from "./session.ts";
import { words, wordsReady } from "./words/words.ts";

effect(() => {
  if (wordsReady()) speak(words().locale, words().direction);
});

const host = createHost(() => importLater().then(({ forget }) => forget()));
const route = createRoute();

const looking = computed(() => host.shown.value && tabVisible.value);
/** The conversation that a thread or a request is of; null: neither is open. */
const place = computed<string | null>(() => {
  const screen = route.screen.value;
  if (screen.is === "thread") return screen.id;
  if (screen.is !== "ticket") return null;
  return session.tickets.value.find(({ id }) => id === screen.id)?.conversationId ?? null;
});
const onScreen = computed(() => (looking.value ? place.value : null));
const session = createSession({
  page: host.page,
  looking,
  moved: route.follow,
  identity: host.identity,
});
const app: App = { host, route, session, onScreen };

// Until the person goes somewhere: what is in progress, else a request that isn't solved, else home.
// Nobody is taken away from what they look at; but a request that is a chat again goes on as that.
effect(() => {
  if (session.snapshot.value === null || route.chosen()) return;
  const at = place.value;
  const current = session.current.value;
  const unsolved = session.tickets.value.find((ticket) => !isSettled(ticket));
  if (current !== null && (at === null || at === current || !looking.value))
    route.begin({ is: "thread", id: current });
  else if (at === null && unsolved !== undefined) route.begin({ is: "ticket", id: unsolved.id });
});

// What is gone to is followed; a conversation that has yet to begin is followed once it has.
effect(() => {
  const screen = route.screen.value;
  const at = place.value;
  if (session.status.value !== "online" || at === null) return;
  const known = session.snapshot.value?.conversations.some(({ id }) => id === at);
  if (known || screen.is === "ticket") untracked(() => session.follow(at));
});

onEscape(host.close);
// Also where no connection comes: what is behind home must not need one.
after(1_500, fetchLater);

render(
  <AppContext.Provider value={app}>
    <Panel />
  </AppContext.Provider>,
  document.body,
);
