import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { handFocusOn } from "../widget/ui/hand-focus.ts";
import { AdminOnly } from "./admin/admin-only.tsx";
import { Settings } from "./admin/settings.tsx";
import { Team } from "./admin/team.tsx";
import { focusable, headingIn } from "./browser.ts";
import { CommandBar } from "./command/command-bar.tsx";
import { ContactPane } from "./contact/contact-pane.tsx";
import { MergeContact } from "./contact/merge.tsx";
import { FloorPage } from "./floor/floor-page.tsx";
import { HandOn } from "./hand-on/hand-on.tsx";
import { KeySheet } from "./keys/key-sheet.tsx";
import { useShortcuts } from "./keys/use-shortcuts.ts";
import { KnowledgeDoor } from "./knowledge/door.tsx";
import { WritingBeside } from "./knowledge/writing-beside.tsx";
import { ListPane } from "./list/list-pane.tsx";
import { DockBar } from "./nav/dock-bar.tsx";
import { MePage } from "./nav/me-page.tsx";
import { Nav } from "./nav/nav.tsx";
import { TabTitle } from "./nav/tab-title.tsx";
import { NoticeTeller } from "./notices/notice-teller.tsx";
import { OfferCard } from "./offer/offer-card.tsx";
import { PushFollower } from "./push/push-follower.tsx";
import { RatingsDoor } from "./ratings/door.tsx";
import { RoutingDoor } from "./routing/door.tsx";
import { Connection } from "./parts/connection.tsx";
import { ToastList } from "./parts/toasts.tsx";
import type { ArticlePlace, ListRoute, PageName, Route, SettingsPart } from "./route.ts";
import { closeOverlay, overlay } from "./state/asked.ts";
import { route } from "./state/here.ts";
import { useWarningOfUnsaved } from "./state/unsaved.ts";
import { ResolveWhy } from "./talk/resolve-why.tsx";
import { Conversation, NothingOpen } from "./talk/conversation.tsx";
import { MacroDoor, NoticesDoor, ToolkitDoor } from "./tools/door.tsx";
import { pageWords } from "./words/nav.ts";
import { routingWords } from "./words/routing.ts";
import { Viewed } from "./files/access.tsx";
import { DeskDoor, SearchDoor, TicketDoor } from "./ticket/door.tsx";

/** The console's frame: what is where. How many panes there are at once is the style's to say. */
export function Frame() {
  const at = route.value;
  const frame = useRef<HTMLDivElement>(null);
  useShortcuts();
  useWarningOfUnsaved();
  useEffect(() => {
    const { current } = frame;
    return current === null ? undefined : handFocusOn(current, () => focusable(headingIn(current)));
  }, []);
  // Whoever goes elsewhere has left what stood over this place; not what they open there next.
  useLayoutEffect(closeOverlay, [at]);
  return (
    <div class="frame" ref={frame}>
      <Connection />
      <div class={`console ${shapeOf(at)}`}>
        <Nav />
        <Main at={at} />
        <OfferCard />
        <DockBar />
      </div>
      <ToastList />
      <TabTitle />
      <NoticeTeller />
      <PushFollower />
      <Over />
      <Viewed />
    </div>
  );
}

/** What stands over the rest, if anything does. */
function Over() {
  const over = overlay.value;
  switch (over?.is) {
    case "commands":
      // Called for again while it closes, it is another one.
      return <CommandBar key={over} />;
    case "keys":
      return <KeySheet />;
    case "macro":
      return <MacroDoor key={over.macroId} {...over} />;
    case "hand-on":
      return (
        <HandOn key={over.conversationId} conversationId={over.conversationId} own={over.own} />
      );
    case "resolve-why":
      return <ResolveWhy key={over.conversationId} conversationId={over.conversationId} />;
    case "merge-contact":
      return <MergeContact contactId={over.contactId} />;
    case undefined:
      return null;
  }
}

function Main({ at }: { readonly at: Route }) {
  switch (at.at) {
    case "page":
      return <Page name={at.page} part={at.part} />;
    case "routing":
      return <AdminOnly title={routingWords.title} page={<RoutingDoor place={at.place} />} />;
    case "knowledge":
      return <KnowledgeDoor place={at.place} />;
    case "search":
      return <SearchDoor text={at.text} />;
    case "list":
      return at.view === "tickets" && at.open === null ? (
        <DeskDoor />
      ) : (
        <Work open={at.open} beside={at.beside} />
      );
    case "link":
      return <Work open={null} />;
  }
}

type WorkProps = {
  readonly open: ListRoute["open"];
  readonly beside?: ArticlePlace | undefined;
};

function Work({ open, beside }: WorkProps) {
  if (open?.is === "ticket") {
    return (
      <>
        <TicketDoor key={open.id} id={open.id} />
        <ContactPane />
        {beside !== undefined && <WritingBeside place={beside} />}
      </>
    );
  }
  return (
    <>
      <ListPane />
      {open === null ? <NothingOpen /> : <Conversation key={open.id} id={open.id} />}
      {open !== null && <ContactPane />}
      {beside !== undefined && <WritingBeside place={beside} />}
    </>
  );
}

type PageProps = { readonly name: PageName; readonly part: SettingsPart | undefined };

function Page({ name, part }: PageProps) {
  switch (name) {
    case "floor":
      return <AdminOnly reading title={pageWords.floor} page={<FloorPage />} />;
    case "ratings":
      return <AdminOnly reading title={pageWords.ratings} page={<RatingsDoor />} />;
    case "team":
      return <AdminOnly title={pageWords.team} page={<Team />} />;
    case "settings":
      return <AdminOnly title={pageWords.settings} page={<Settings part={part} />} />;
    case "toolkit":
      return <AdminOnly title={pageWords.toolkit} page={<ToolkitDoor />} />;
    case "notices":
      return <NoticesDoor />;
    case "me":
      return <MePage />;
  }
}

/** The class the style arranges the panes by. */
function shapeOf(at: Route): string {
  if (at.at === "page" || at.at === "knowledge" || at.at === "routing" || at.at === "search")
    return "wide";
  if (at.at === "link") return "list-only";
  if (at.open === null) return at.view === "tickets" ? "wide" : "list-only";
  const shape = at.open.is === "ticket" ? "case-view" : "talking";
  return at.beside === undefined ? shape : `${shape} writing-beside`;
}
