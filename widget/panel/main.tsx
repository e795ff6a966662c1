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
import { fetchLater } from "./parts/later-part.tsx";
import { createRoute } from "./route.ts";
import { createSession } from "./session.ts";
import { words, wordsReady } from "./words/words.ts";

effect(() => {
  if (wordsReady()) speak(words().locale, words().direction);
});

const host = createHost();
const route = createRoute();

const looking = computed(() => host.shown.value && tabVisible.value);
const onScreen = computed<string | null>(() => {
  const screen = route.screen.value;
  if (!looking.value) return null;
  if (screen.is === "thread") return screen.id;
  if (screen.is !== "ticket") return null;
  return session.tickets.value.find(({ id }) => id === screen.id)?.conversationId ?? null;
});
const session = createSession({
  page: host.page,
  looking,
  moved: route.follow,
  identity: host.identity,
});
const app: App = { host, route, session, onScreen };

// Until the person goes somewhere: what is in progress, else a request that isn't solved, else home.
effect(() => {
  if (session.snapshot.value === null || route.chosen()) return;
  const unsolved = session.tickets.value.find((ticket) => !isSettled(ticket));
  const current = session.current.value;
  untracked(() => {
    if (current !== null) route.begin({ is: "thread", id: current });
    else if (unsolved !== undefined) route.begin({ is: "ticket", id: unsolved.id });
  });
});

// What is gone to is followed; a conversation that has yet to begin is followed once it has.
effect(() => {
  const screen = route.screen.value;
  if (session.status.value !== "online") return;
  const known = session.snapshot.value?.conversations.map(({ id }) => id) ?? [];
  const ticket =
    screen.is === "ticket" ? session.tickets.value.find(({ id }) => id === screen.id) : undefined;
  const id =
    screen.is === "thread" && known.includes(screen.id) ? screen.id : ticket?.conversationId;
  if (id !== undefined) untracked(() => session.follow(id));
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
