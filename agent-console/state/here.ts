import { computed, signal } from "@preact/signals";
import {
  clock,
  every,
  goToHash,
  isVisible,
  matches,
  onHash,
  onVisibility,
  readerLanguage,
  readHash,
  replaceHash,
} from "../browser.ts";
import {
  formatRoute,
  HOME,
  parseRoute,
  type ArticlePlace,
  type ListRoute,
  type Opened,
  type Route,
} from "../route.ts";
import { timeLocale, timesFor } from "../../widget/ui/times.ts";

/** Where one is, from the address. */
export const route = signal<Route>(parseRoute(readHash()));

onHash(() => arrive(parseRoute(readHash())));

/** This page is not behind another tab. */
export const visible = signal(isVisible());

onVisibility(() => {
  visible.value = isVisible();
});

/** There at once: the next key belongs to where one goes, however fast it follows. */
export function go(to: Route): void {
  goToHash(formatRoute(to));
  arrive(to);
}

/** The browser tells of an address later than it is gone to: by then one is here. */
function arrive(to: Route): void {
  if (formatRoute(to) !== formatRoute(route.value)) route.value = to;
}

/** Goes there without a step back to where one was: for links that work once, and what is gone. */
export function slip(to: Route): void {
  replaceHash(formatRoute(to));
  route.value = to;
}

export const href = (to: Route): string => `#${formatRoute(to)}`;

/** The list that is shown, or was before a page took its place. */
export const listRoute = computed((): ListRoute =>
  route.value.at === "list" ? route.value : HOME,
);

export function besideList(open: Opened | null): ListRoute {
  const { beside: _, ...list } = listRoute.value;
  return { ...list, open };
}

/** Where an article is written: beside the chat or ticket that is open, else in the knowledge base. */
export function writingAt(place: ArticlePlace): Route {
  const at = route.value;
  return at.at === "list" && at.open !== null
    ? { ...at, beside: place }
    : { at: "knowledge", place };
}

/** Back to what the article was written beside; else to the other articles. */
export function writingDone(): Route {
  const at = route.value;
  return at.at === "list" ? besideList(at.open) : { at: "knowledge", place: { is: "articles" } };
}

/** An article is being written beside what is open. */
export const writesBeside = computed(
  () => route.value.at === "list" && route.value.beside !== undefined,
);

/** Epoch ms on this device, every second. Read it only where something counts. */
export const now = signal(clock());
every(1_000, () => {
  now.value = clock();
});

/** The same once a minute. */
export const minute = computed(() => Math.floor(now.value / 60_000) * 60_000);

export const locale = timeLocale(readerLanguage(), "en");
export const times = timesFor(locale);

/** One pane at a time. The same widths stand in `styles/`. */
export const onPhone = matches("(max-width: 699px)");
/** The contact folds into a sheet. */
export const contactFolds = matches("(max-width: 999px)");
/** Enter on a phone's keyboard makes a line: there is no Shift to hold. */
export const byTouch = matches("(pointer: coarse)");

const DAY_MS = 24 * 3_600_000;

function day(at: number): string {
  const written = times.day(at, minute.value);
  return written.slice(0, 1).toLocaleLowerCase() + written.slice(1);
}

/** How the words write instants. */
export const say = {
  clock: times.clock,
  day,
  onDay(at: number): string {
    const written = day(at);
    const near = [minute.value, minute.value - DAY_MS, minute.value + DAY_MS].some(
      (other) => day(other) === written,
    );
    return near ? written : `on ${written}`;
  },
};
