import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { MAX_SEARCH, type Found, type SearchResult } from "../../../server/protocol/search.ts";
import { SearchIcon } from "../../icons.tsx";
import { Bones, Empty } from "../../parts/empty.tsx";
import { HOME } from "../../route.ts";
import { href, minute, slip, times } from "../../state/here.ts";
import { useSearch } from "../../state/use-search.ts";
import { ticketWords } from "../../words/ticket.ts";

const KINDS = ["ticket", "chat", "contact"] as const;

/** Through tickets, chats and contacts. The address keeps what was looked for. */
export function SearchPage({ text }: { readonly text: string }) {
  const query = useSignal(text);
  /** The address follows what is typed here. Where it says anything else, that is another search. */
  const followed = useRef(text);
  const follow = (wanted: string) => {
    followed.current = wanted;
    slip({ at: "search", text: wanted });
  };
  const result = useSearch(query.value, { asked: follow });
  useLayoutEffect(() => {
    if (text === followed.current) return;
    followed.current = text;
    query.value = text;
  }, [text]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <main class="page desk">
      <header>
        <div class="top-bar">
          <h1 class="sr">{ticketWords.search.title}</h1>
          <label class="field search-field grow">
            <SearchIcon />
            <input
              ref={field}
              type="search"
              aria-label={ticketWords.search.label}
              placeholder={ticketWords.search.label}
              maxLength={MAX_SEARCH}
              dir="auto"
              value={query.value}
              onInput={(event) => {
                query.value = event.currentTarget.value;
                // Nothing is asked for then, and the address would keep what was.
                if (query.value.trim() === "") follow("");
              }}
            />
          </label>
        </div>
      </header>
      <div class="body" tabIndex={0} role="region" aria-label={ticketWords.search.title}>
        <Results query={query.value} result={result.value} />
      </div>
    </main>
  );
}

type ResultsProps = { readonly query: string; readonly result: SearchResult | null };

function Results({ query, result }: ResultsProps) {
  if (query.trim() === "") return <Empty {...ticketWords.search.empty} />;
  if (result === null) return <Bones rows={4} />;
  if (result.found.length === 0) return <Empty {...ticketWords.search.nothing} />;
  return (
    <div class="found-groups">
      {KINDS.map((kind) => {
        const found = result.found.filter((one) => one.kind === kind);
        if (found.length === 0) return null;
        return (
          <section key={kind} class="box found-group">
            <h2>{ticketWords.search.kinds[kind]}</h2>
            <ul>
              {found.map((one) => (
                <FoundRow key={one.id} found={one} />
              ))}
            </ul>
          </section>
        );
      })}
      {result.more && <p class="soft">{ticketWords.search.more}</p>}
    </div>
  );
}

function FoundRow({ found }: { readonly found: Found }) {
  const { kind, id, title, reference, contactName, excerpt, at, conversationId } = found;
  const open =
    kind === "ticket"
      ? ({ is: "ticket", id } as const)
      : conversationId === null
        ? null
        : ({ is: "conversation", id: conversationId } as const);
  const inside = (
    <>
      <b class="strong clip" dir="auto">
        {title === "" ? contactName : title}
      </b>
      <span class="soft num found-when">{times.short(at, minute.value)}</span>
      <span class="soft found-who clip">
        {[reference, kind === "contact" ? null : contactName]
          .filter((part) => part !== null)
          .join(" · ")}
      </span>
      {excerpt !== "" && (
        <span class="found-words" dir="auto">
          {excerpt}
        </span>
      )}
    </>
  );
  return (
    <li>
      {open === null ? (
        <div class="found">{inside}</div>
      ) : (
        <a
          class="found"
          href={href({ ...HOME, view: kind === "ticket" ? "tickets" : "all", open })}
        >
          {inside}
        </a>
      )}
    </li>
  );
}
