import fc, { type Arbitrary } from "fast-check";
import { agentCommands } from "../../server/protocol/agent.ts";
import { MAX_PACKET_BYTES, PROTOCOL_VERSION } from "../../server/protocol/limits.ts";
import { visitorCommands } from "../../server/protocol/visitor.ts";
import { textFrame, type Frame } from "./hostile-wire.ts";

export type Namespace = "/visitor" | "/agent";

/** What one connection does: says hello, rightly or not, and then sends these. */
export type Visit = {
  readonly is: "websocket" | "polling";
  readonly namespace: Namespace;
  /** Whom it pretends to be, of a few; contacts are made for those alone. */
  readonly nth: number;
  /** Instead of the right one; null: rightly. */
  readonly hello: string | null;
  readonly frames: readonly Frame[];
};

const ID = "a".repeat(22);
/** Stands for the conversation of whoever sends it. */
const MINE = "-".repeat(22);
const OTHER = "b".repeat(22);
const PAGE = { url: "https://shop.example/", title: "Shop" };

/** Whom the frames are made for; each has a conversation of their own. */
type Who = { readonly namespace: Namespace; readonly conversationId: string };

/** Right in form, for all that a visitor or agent may send. */
const RIGHT: Readonly<Record<string, object>> = {
  "session:open": { language: "en", timeZone: null, page: PAGE },
  "conversation:start": {
    conversationId: MINE,
    message: { id: OTHER, text: "hello" },
    person: false,
    page: null,
  },
  "message:post": { conversationId: MINE, id: OTHER, text: "hello" },
  "note:post": { conversationId: MINE, id: OTHER, text: "hello" },
  "answer:judge": { conversationId: MINE, messageId: OTHER, helped: true },
  "receipt:advance": { conversationId: MINE, delivered: 1, seen: 1 },
  "conversation:sync": { conversationId: MINE, after: 0 },
  "typing:set": { conversationId: MINE, typing: true },
  "sign:set": { conversationId: MINE, doing: "looking" },
  "page:report": { page: PAGE },
  "article:get": { id: "returns" },
  "ticket:subscribe": { ticketId: ID, email: "a@b.example" },
  "ticket:judge": { ticketId: ID, solved: true },
  "ticket:update": { ticketId: ID, status: "open" },
  "ticket:resume": { ticketId: ID },
  "availability:set": { availability: "away" },
  "invite:create": { name: "" },
  "workspace:update": { base: { name: "", origins: [] }, name: "", origins: [] },
};

const EVENTS: Readonly<Record<Namespace, readonly string[]>> = {
  "/visitor": Object.keys(visitorCommands),
  "/agent": Object.keys(agentCommands),
};

const ODD_TEXT: Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "\u0000",
    "\ud800",
    "\uffff",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "../../etc/passwd",
    "1e999",
    "NaN",
    "[object Object]",
    "a".repeat(4_001),
    "é".repeat(3_000),
  ),
);

/** JSON as text, so that it can hold what no object can: the same key twice, `__proto__`, numbers beyond all. */
const ODD_JSON: Arbitrary<string> = fc.oneof(
  fc.json({ maxDepth: 3 }),
  ODD_TEXT.map((text) => JSON.stringify(text)),
  fc.constantFrom(
    "null",
    "true",
    "-0",
    "1e999",
    "-1e999",
    "123456789012345678901234567890",
    "0.1e-400",
    "[]",
    "{}",
    '{"__proto__":{"ok":true}}',
    '{"a":1,"a":2}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"_placeholder":true,"num":0}',
    '{"_placeholder":true,"num":-1}',
    '{"_placeholder":true,"num":"x"}',
    '{"toJSON":1}',
  ),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc
    .integer({ min: 1, max: 8_000 })
    .map((depth) => '{"a":'.repeat(depth) + "1" + "}".repeat(depth)),
  fc.constantFrom("{", "[", '"', "nul", "[1,", '{"a"', "\u0000", "NaN", "undefined"),
);

/** A right payload, one with a field replaced, one with a field too many, or none at all. */
function payload(event: string, { conversationId }: Who): Arbitrary<string> {
  const right = RIGHT[event] ?? { conversationId: MINE };
  const fields = Object.entries(right).map(
    ([name, value]) => [name, JSON.stringify(value === MINE ? conversationId : value)] as const,
  );
  const text = (list: readonly (readonly [string, string])[]) =>
    `{${list.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(text(fields)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.nat(fields.length - 1), ODD_JSON)
        .map(([nth, odd]) =>
          text(fields.map(([name, value], at) => [name, at === nth ? odd : value])),
        ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(ODD_TEXT, ODD_JSON).map(([name, odd]) => text([...fields, [name, odd]])),
    },
    { weight: 2, arbitrary: ODD_JSON },
  );
}

function data(who: Who): Arbitrary<string> {
  const calls = EVENTS[who.namespace].map((event) =>
    payload(event, who).map((one) => `[${JSON.stringify(event)},${one}]`),
  );
  const call = fc.oneof(...calls);
  const odd = fc.tuple(
    fc.oneof(
      ODD_JSON,
      fc.constantFrom(
        '"error"',
        '"disconnect"',
        '"connect"',
        '"newListener"',
        '"__proto__"',
        "0",
        "-1",
        "null",
        "{}",
        '["x"]',
      ),
    ),
    fc.array(ODD_JSON, { maxLength: 3 }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: call },
    { weight: 2, arbitrary: odd.map(([event, args]) => `[${[event, ...args].join(",")}]`) },
    { weight: 1, arbitrary: ODD_JSON },
    { weight: 1, arbitrary: fc.constant("") },
  );
}

const ODD_AUTH: Arbitrary<string> = fc.oneof(
  ODD_JSON,
  fc.constantFrom(
    "",
    `{"version":${PROTOCOL_VERSION}}`,
    `{"version":0,"token":"${ID}","site":"x"}`,
    `{"version":"1","token":[],"site":{}}`,
    `{"version":${PROTOCOL_VERSION},"token":"${ID}","site":"x","__proto__":1}`,
    `{"version":${PROTOCOL_VERSION},"token":"${"x".repeat(5_000)}","site":"x"}`,
  ),
);

const ACK_ID = fc.oneof(
  { weight: 6, arbitrary: fc.nat(1_000).map(String) },
  { weight: 2, arbitrary: fc.constant("") },
  fc.constantFrom("-1", "99999999999999999999", "9007199254740993", "0x10", "1.5", "1e3", " ", "٣"),
);
const ATTACHMENTS = fc.constantFrom(
  "",
  "1-",
  "2-",
  "10-",
  "11-",
  "0-",
  "-1-",
  "99999999-",
  "1.5-",
  "x-",
  "-",
);
const ROOM = (namespace: Namespace) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(`${namespace},`) },
    fc.constantFrom(
      "",
      "/,",
      "/nowhere,",
      "/visitor",
      "/agent,",
      "/visitor?x=1,",
      "/__proto__,",
      `/${"n".repeat(3_000)},`,
    ),
  );

/** Type, attachments, namespace, acknowledgement and data: mostly as they belong, each of them wrong at times. */
function packet(who: Who): Arbitrary<string> {
  const { namespace } = who;
  const event = fc.tuple(
    fc.constantFrom("2", "2", "2", "2", "3", "5", "6"),
    ROOM(namespace),
    ACK_ID,
    data(who),
  );
  const kinds = fc.tuple(
    fc.constantFrom("0", "1", "2", "3", "4", "5", "6", "7", "-", "", "é"),
    ATTACHMENTS,
    ROOM(namespace),
    ACK_ID,
    data(who),
  );
  return fc.oneof(
    {
      weight: 8,
      arbitrary: event.map(([type, ...rest]) => (type >= "5" ? `${type}1-` : type) + rest.join("")),
    },
    { weight: 3, arbitrary: kinds.map((parts) => parts.join("")) },
    {
      weight: 1,
      arbitrary: fc.tuple(ROOM(namespace), ODD_AUTH).map(([room, auth]) => `0${room}${auth}`),
    },
  );
}

/** With the type of Engine.IO before it: 4 is a message. */
function text(who: Who): Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: packet(who).map((one) => `4${one}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("0", "1", "2", "3", "5", "6", "7", "b", "", "\u001e"), ODD_TEXT)
        .map((parts) => parts.join("")),
    },
  );
}

type Change = {
  readonly at: number;
  readonly byte: number;
  readonly how: "replace" | "insert" | "remove" | "cut" | "double";
};

const CHANGES: Arbitrary<Change[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
    how: fc.constantFrom("replace", "insert", "remove", "cut", "double"),
  }),
  { minLength: 1, maxLength: 4 },
);

function changed(bytes: Buffer, { at, byte, how }: Change): Buffer {
  const place = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (how === "cut") return before;
  if (how === "double") return Buffer.concat([before, after, after]);
  return Buffer.concat([
    before,
    how === "remove" ? Buffer.alloc(0) : Buffer.from([byte]),
    after.subarray(how === "insert" ? 0 : 1),
  ]);
}

function frame(who: Who): Arbitrary<Frame> {
  const spoken = text(who);
  const bytes = fc.oneof(
    spoken.map((one) => Buffer.from(one)),
    fc.uint8Array({ maxLength: 60 }).map((one) => Buffer.from(one)),
  );
  return fc.oneof(
    { weight: 10, arbitrary: spoken.map(textFrame) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(spoken, CHANGES)
        .map(([one, changes]) => textFrame(changes.reduce(changed, Buffer.from(one)))),
    },
    { weight: 1, arbitrary: bytes.map((payload) => ({ ...textFrame(payload), opcode: 2 })) },
    {
      weight: 1,
      arbitrary: fc.constant(
        textFrame(`42${who.namespace},1["message:post","${"x".repeat(MAX_PACKET_BYTES)}"]`),
      ),
    },
    { weight: 1, arbitrary: malformed(bytes) },
  );
}

/** Wrong already as a WebSocket frame. */
function malformed(bytes: Arbitrary<Buffer>): Arbitrary<Frame> {
  return fc.record({
    fin: fc.boolean(),
    reserved: fc.constantFrom(0, 0, 0, 1, 4, 7),
    opcode: fc.constantFrom(0, 1, 2, 3, 8, 9, 10, 11, 15),
    masked: fc.constantFrom(true, true, true, false),
    lie: fc.constantFrom(null, null, null, 0, 1, 125, 65_535, 65_537, Number.MAX_SAFE_INTEGER),
    payload: bytes,
  });
}

export const PRETENDERS = 20;

const FRAMES: Readonly<Record<Namespace, readonly Arbitrary<Frame>[]>> = {
  "/visitor": framesOf("/visitor"),
  "/agent": framesOf("/agent"),
};

function framesOf(namespace: Namespace): readonly Arbitrary<Frame>[] {
  return Array.from({ length: PRETENDERS }, (_, nth) =>
    frame({ namespace, conversationId: String(nth).padStart(22, "c") }),
  );
}

export const visits: Arbitrary<Visit> = fc
  .record({
    is: fc.constantFrom("websocket" as const, "websocket" as const, "polling" as const),
    namespace: fc.constantFrom("/visitor" as const, "/visitor" as const, "/agent" as const),
    nth: fc.nat(PRETENDERS - 1),
    hello: fc.oneof(
      { weight: 7, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: ODD_AUTH },
    ),
  })
  .chain((visit) => {
    const one = FRAMES[visit.namespace][visit.nth] ?? fc.constant(textFrame("4"));
    return fc.array(one, { minLength: 1, maxLength: 12 }).map((frames) => ({ ...visit, frames }));
  });
