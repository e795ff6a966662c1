import { isDeepStrictEqual } from "node:util";
import { holderOf, isActive } from "../../server/domain/model.ts";
import type { Logged } from "../../server/protocol/conversation.ts";
import { fold } from "../../server/protocol/fold.ts";
import { EMPTY_INTERNAL, EMPTY_PUBLIC, type ConversationView } from "../../server/protocol/view.ts";
import { overlapping, wholeView } from "../support/windows.ts";
import type { Line } from "./kill-log.ts";
import type { Contents, Kept } from "./store-contents.ts";

type Of<I extends Line["is"]> = Extract<Line, { readonly is: I }>;
type Place = { readonly conversationId: string; readonly log: Logged["log"]; readonly seq: number };

export function linesOf<I extends Line["is"]>(lines: readonly Line[], is: I): readonly Of<I>[] {
  return lines.filter((line): line is Of<I> => line.is === is);
}

/** Everything a store and what people saw of it disagree on, or that is wrong in the store itself; a line each. */
export function violationsIn(contents: Contents, lines: readonly Line[]): readonly string[] {
  return [
    ...numbering(contents),
    ...promises(contents, lines),
    ...order(lines),
    ...statesAgainstLogs(contents),
    ...tickets(contents),
    ...slots(contents),
    ...contacts(contents),
    ...views(contents, lines),
  ];
}

/** Where every message and note is, by its id. */
export function placesIn({
  conversations,
}: Contents): ReadonlyMap<string, readonly (Place & { readonly text: string | null })[]> {
  const places = new Map<string, (Place & { readonly text: string | null })[]>();
  for (const [conversationId, { logged }] of conversations) {
    for (const { log, seq, event } of logged) {
      const written =
        event.type === "message:posted"
          ? event.message
          : event.type === "note:posted"
            ? event.note
            : null;
      if (written === null) continue;
      const text =
        "text" in written ? written.text : written.body.type === "text" ? written.body.text : null;
      places.set(written.id, [
        ...(places.get(written.id) ?? []),
        { conversationId, log, seq, text },
      ]);
    }
  }
  return places;
}

/** D3: each log without gaps from 1, as far as its head. */
function numbering({ conversations }: Contents): readonly string[] {
  return [...conversations].flatMap(([id, { stored, logged }]) =>
    (["public", "internal"] as const).flatMap((log) => {
      const seqs = logged.filter((one) => one.log === log).map(({ seq }) => seq);
      const gapless = seqs.every((seq, i) => seq === i + 1) && seqs.length === stored.heads[log];
      return gapless
        ? []
        : [
            `the ${log} log of ${id} is not numbered from 1 to ${stored.heads[log]}: ${seqs.join(" ")}`,
          ];
    }),
  );
}

/** D1, D2, D5: what was acknowledged or shown is there once, where it was said to be; what was refused is not there. */
function promises(contents: Contents, lines: readonly Line[]): readonly string[] {
  const places = placesIn(contents);
  const twice = [...places]
    .filter(([, found]) => found.length > 1)
    .map(([id, found]) => `${id} is there ${found.length} times`);
  const acked = linesOf(lines, "acked").flatMap((line) => {
    const found = places.get(line.id)?.[0];
    if (found === undefined) return [`${line.id} of ${line.who} was acknowledged and is lost`];
    if (found.text !== line.text) return [`${line.id} of ${line.who} says something else`];
    return isThere(found, line)
      ? []
      : [
          `${line.id} of ${line.who} was acknowledged as ${placeName(line)} and is ${placeName(found)}`,
        ];
  });
  const saw = linesOf(lines, "saw").flatMap((line) => {
    const found = places.get(line.id)?.[0];
    return found !== undefined && isThere(found, line)
      ? []
      : [`${line.who} was shown ${line.id} as ${placeName(line)}, which it is not`];
  });
  const refused = linesOf(lines, "refused").flatMap(({ id, who }) =>
    places.has(id) ? [`${id} of ${who} was refused and is there`] : [],
  );
  return [...twice, ...acked, ...saw, ...refused];
}

function isThere(found: Place, said: Place): boolean {
  return (
    found.conversationId === said.conversationId && found.log === said.log && found.seq === said.seq
  );
}

function placeName({ conversationId, log, seq }: Place): string {
  return `${log} ${seq} of ${conversationId}`;
}

/** What one person wrote to one log came in the order of writing: an outbox sends one at a time. */
function order(lines: readonly Line[]): readonly string[] {
  const last = new Map<string, number>();
  return linesOf(lines, "acked").flatMap(({ who, conversationId, log, seq, id }) => {
    const key = `${who} ${conversationId} ${log}`;
    const before = last.get(key) ?? 0;
    last.set(key, seq);
    return seq > before ? [] : [`${id} of ${who} came behind what was written after it`];
  });
}

/** D4: the state a commit left is what its events add up to, for both audiences. */
function statesAgainstLogs({ conversations }: Contents): readonly string[] {
  return [...conversations].flatMap(([id, kept]) =>
    (["visitor", "agent"] as const).flatMap((audience) => {
      const empty: ConversationView = {
        ...freshView(kept, audience),
        public: EMPTY_PUBLIC,
        internal: audience === "agent" ? EMPTY_INTERNAL : null,
      };
      return isDeepStrictEqual(folded(empty, kept.logged), freshView(kept, audience))
        ? []
        : [`the state of ${id} is not what its log adds up to, for the ${audience}`];
    }),
  );
}

function freshView({ stored, logged }: Kept, audience: "visitor" | "agent"): ConversationView {
  return wholeView(stored, logged, audience);
}

function folded(view: ConversationView, logged: readonly Logged[]): ConversationView {
  return logged.reduce((current, one) => {
    const result = fold(current, one);
    return result.is === "applied" ? result.view : current;
  }, view);
}

/** T1, T3: a ticket for each fall and none beside, every reference its own. */
function tickets({ conversations, tickets, workspace }: Contents): readonly string[] {
  const missing = [...conversations].flatMap(([id, { stored }]) => {
    const { ticket, state } = stored.state;
    if (state.is === "ticketed" && ticket?.id !== state.ticketId)
      return [`${id} fell to a ticket it does not have`];
    if (ticket === null) return [];
    const record = tickets.get(ticket.id);
    return record?.conversationId === id && record.reference === ticket.reference
      ? []
      : [`${id} has a ticket ${ticket.reference} that is not there`];
  });
  const stray = [...tickets.values()].flatMap(({ id, conversationId, reference }) =>
    conversations.get(conversationId)?.stored.state.ticket?.id === id
      ? []
      : [`ticket ${reference} belongs to no conversation`],
  );
  const references = new Set([...tickets.values()].map(({ reference }) => reference));
  const last = Math.max(
    1000,
    ...[...references].map((reference) => Number(reference.split("-")[1])),
  );
  const counted =
    references.size === tickets.size &&
    last === workspace.lastReference &&
    last === 1000 + tickets.size;
  return [
    ...missing,
    ...stray,
    ...(counted
      ? []
      : [
          `${tickets.size} tickets have ${references.size} references up to ${last}, the last given is ${workspace.lastReference}`,
        ]),
  ];
}

/** P8: an agent's slots are exactly the conversations offered to or held by them, and no more than they can take. */
function slots({ conversations, agents }: Contents): readonly string[] {
  return [...agents.values()].flatMap(({ id, name, assigned, capacity }) => {
    const holds = [...conversations]
      .filter(([, { stored }]) => holderOf(stored.state.state) === id)
      .map(([conversationId]) => conversationId);
    const same = isDeepStrictEqual(holds.toSorted(), assigned.toSorted());
    return [
      ...(same
        ? []
        : [`${name} is said to hold ${assigned.join(" ")} and holds ${holds.join(" ")}`]),
      ...(assigned.length <= capacity ? [] : [`${name} holds ${assigned.length} of ${capacity}`]),
    ];
  });
}

/** P1: at most one conversation in progress, and the contact says which; all of them are in its story. */
function contacts({ conversations, contacts }: Contents): readonly string[] {
  return [...contacts.values()].flatMap(({ id, activeId, story }) => {
    const own = [...conversations.values()]
      .map(({ stored }) => stored.state)
      .filter(({ contactId }) => contactId === id);
    const active = own.filter(({ state }) => isActive(state)).map((one) => one.id);
    const told = new Set(story.map(({ conversationId }) => conversationId));
    return [
      ...(isDeepStrictEqual(active, activeId === null ? [] : [activeId])
        ? []
        : [`${id} is said to be in ${activeId} and is in ${active.join(" ")}`]),
      ...(told.size === own.length && own.every((one) => told.has(one.id))
        ? []
        : [`the story of ${id} is not that of its ${own.length} conversations`]),
    ];
  });
}

/** D3, D4: what somebody holds at the end, and what happened since, is what the store shows now. */
function views({ conversations }: Contents, lines: readonly Line[]): readonly string[] {
  return linesOf(lines, "view").flatMap(({ who, view }) => {
    const kept = conversations.get(view.id);
    if (kept === undefined) return [`${who} holds ${view.id}, which is not there`];
    const fresh = freshView(kept, view.internal === null ? "visitor" : "agent");
    const [held, shown] = overlapping(folded(view, kept.logged), fresh);
    return isDeepStrictEqual(asSent(held), asSent(shown))
      ? []
      : [`what ${who} holds of ${view.id} is not what is stored`];
  });
}

function asSent(view: ConversationView): unknown {
  return JSON.parse(JSON.stringify(view));
}
