import { useEffect } from "preact/hooks";
import { setTitle } from "../browser.ts";
import type { Route } from "../route.ts";
import { route } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { needingMe } from "../state/views.ts";
import { viewWords } from "../words/list.ts";
import { navWords, pageWords, titleWords } from "../words/nav.ts";
import { routingWords } from "../words/routing.ts";

/** Keeps the browser tab's title; draws nothing. */
export function TabTitle() {
  const { registers, offers } = useDesk();
  const at = route.value;
  const title = titleWords(
    placeName(at),
    needingMe(registers.held.value),
    offers.value[0]?.contactName ?? null,
  );
  useEffect(() => setTitle(title), [title]);
  return null;
}

function placeName(at: Route): string {
  switch (at.at) {
    case "page":
      return pageWords[at.page];
    case "search":
      return navWords.search;
    case "routing":
      return routingWords.title;
    case "knowledge":
      return navWords.knowledge;
    case "list":
      return viewWords[at.view];
    case "link":
      return viewWords.mine;
  }
}
