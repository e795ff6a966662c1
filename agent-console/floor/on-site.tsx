import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OnSite, SiteVisitor } from "../../server/protocol/on-site.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import { every, isVisible } from "../browser.ts";
import { Waited } from "../parts/waited.tsx";
import { HOME } from "../route.ts";
import { href } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { floorWords } from "../words/floor.ts";
import { languageName } from "../words/common.ts";

const LOOKS_EVERY_MS = 3_000;

/** Visitors whose chat is connected, as they come and go while one looks. */
export function OnSiteBox() {
  const { link } = useDesk();
  const now = useSignal<OnSite | null>(null);
  useEffect(() => {
    let asking = false;
    const look = async () => {
      if (asking || !isVisible()) return;
      asking = true;
      const reply = await link.request("site:look", {});
      asking = false;
      if (reply.ok) now.value = reply.value;
    };
    void look();
    return every(LOOKS_EVERY_MS, () => void look());
  }, [link]);
  const { value } = now;
  return (
    <section class="box on-site" aria-labelledby="floor-on-site">
      <header>
        <h2 id="floor-on-site">{floorWords.onSite}</h2>
        <span class="soft num">{value !== null && value.count}</span>
      </header>
      <p class="soft">{floorWords.onSiteHow}</p>
      {value !== null && <Here now={value} />}
    </section>
  );
}

function Here({ now: { visitors, count, whole } }: { readonly now: OnSite }) {
  return (
    <>
      {!whole && <p class="soft">{floorWords.notAllNodes}</p>}
      {visitors.length === 0 && <p>{floorWords.nobodyOnSite}</p>}
      <ul class="queue">
        {visitors.map((visitor) => (
          <VisitorRow key={visitor.contactId} visitor={visitor} />
        ))}
      </ul>
      {count > visitors.length && <p class="soft">{floorWords.latestOf(visitors.length, count)}</p>}
    </>
  );
}

function VisitorRow({ visitor }: { readonly visitor: SiteVisitor }) {
  const { contactId, name, verified, page, since, conversation } = visitor;
  const { language, timeZone } = visitor;
  const from = [language === null ? null : languageName(language), timeZone?.replaceAll("_", " ")];
  return (
    <li>
      <Avatar name={name} seed={contactId} size={30} presence="online" />
      <div class="on-site-who">
        <p class="clip">
          <b class="strong" dir="auto">
            {name}
          </b>
          {verified && <span class="soft"> {floorWords.verified}</span>}
        </p>
        <p class="soft clip">{from.filter(Boolean).join(" · ")}</p>
      </div>
      <div class="on-site-where">
        {page === null ? (
          <p class="soft">{floorWords.pageUnknown}</p>
        ) : (
          <a href={page.url} target="_blank" rel="noopener noreferrer" title={page.url}>
            <span class="clip" dir="auto">
              {page.title || page.url}
            </span>
          </a>
        )}
        <p class="soft num clip">
          <Waited since={since} />
          {page !== null && ` · ${pathOf(page.url)}`}
        </p>
      </div>
      <p class="on-site-chat soft">
        {conversation === null
          ? floorWords.noChatYet
          : floorWords.chatWith(conversation.with, conversation.agentName)}
      </p>
      {conversation !== null && (
        <a
          class="btn btn-line sm"
          aria-label={floorWords.openOf(name)}
          href={href({ ...HOME, view: "all", open: { is: "conversation", id: conversation.id } })}
        >
          {floorWords.open}
        </a>
      )}
    </li>
  );
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
