import { ArticleScreen } from "./article/article-screen.tsx";
import { BeforeScreen } from "./before/before-screen.tsx";
import type { Screen } from "./route.ts";
import { ThreadScreen } from "./thread/thread-screen.tsx";
import { TicketScreen } from "./ticket/ticket-screen.tsx";

type ElsewhereProps = { readonly screen: Exclude<Screen, { readonly is: "home" }> };

/** Every screen but the first. */
export function Elsewhere({ screen }: ElsewhereProps) {
  switch (screen.is) {
    case "thread":
      return <ThreadScreen key={screen.id} id={screen.id} />;
    case "ticket":
      return <TicketScreen key={screen.id} id={screen.id} />;
    case "article":
      return <ArticleScreen key={screen.id} screen={screen} />;
    case "before":
      return <BeforeScreen from={screen.from} />;
  }
}
