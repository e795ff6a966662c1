/** A bug that somebody could really write, as a replacement of one place in one file. */
export type Mutant = {
  /** What is wrong with it, in a few words. */
  readonly name: string;
  /** The rule of docs/SPEC.md that it breaks. */
  readonly rule: string;
  /** Path from the root of the project. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files, at least one of which must fail. None needs the built product. */
  readonly tests: readonly string[];
};

const ACCESS = "test/integration/access.test.ts";
const CRASHES = "test/integration/store/crash-anywhere.test.ts";
const DURABLE_FIRST = "test/integration/durable-first.test.ts";
const MACHINE = "test/unit/domain/machine.test.ts";
const MEMORY_STORE = "test/contract/memory-store.test.ts";
const OUTBOX = "test/unit/widget/outbox.test.ts";
const ONE_IN_PROGRESS = "test/faults/one-in-progress.test.ts";
const WRITING = "test/integration/writing.test.ts";

/** What must never be the matter with a live chat comes first. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: "acknowledged before it is synced",
    rule: "D1",
    file: "server/stores/lowdb/journal-files.ts",
    find: "await this.#current.sync();",
    replace: "void this.#current.sync();",
    tests: ["test/integration/store/group-commit.test.ts"],
  },
  {
    name: "a resend is posted again",
    rule: "D2",
    file: "server/application/execute.ts",
    find: `"id" in command ? await deps.store.findEntry(conversationId, command.id) : undefined;`,
    replace: "undefined;",
    tests: [WRITING],
  },
  {
    name: "published before it is committed",
    rule: "D5",
    file: "server/application/execute.ts",
    find: `  const result = changes === null ? null : await deps.store.commit(changes, now);
`,
    replace: `  const committing = changes === null ? null : deps.store.commit(changes, now);
  if (changes !== null) deps.publisher.publish(newsOf({ step, changes, answered: null }));
  const result = await committing;
`,
    tests: [DURABLE_FIRST],
  },
  {
    name: "an event is folded in over a gap",
    rule: "D3, D4",
    file: "server/protocol/fold-public.ts",
    find: `seq > side.seq + 1 ? { is: "gap" } : null`,
    replace: "null",
    tests: ["test/unit/widget/thread.test.ts"],
  },
  {
    name: "the outbox is kept in the page alone",
    rule: "D7",
    file: "widget/link/outbox.ts",
    find: "  const items = signal<readonly OutboxItem[]>(ports.load());",
    replace: `  const kept = new Map(ports.load().map((item) => [item.id, item]));
  ports = {
    ...ports,
    load: () => [...kept.values()],
    save: (id, item) => void (item === null ? kept.delete(id) : kept.set(id, item)),
  };
  const items = signal<readonly OutboxItem[]>(ports.load());`,
    tests: [OUTBOX],
  },
  {
    name: "sockets are accepted from any page",
    rule: "A5",
    file: "server/app.ts",
    find: "done(null, fromOwnPage(request, publicUrl))",
    replace: "done(null, true)",
    tests: [ACCESS],
  },
  {
    name: "deadlines of documents are lost at a start",
    rule: "F",
    file: "server/stores/lowdb/recovery.ts",
    find: "const row = { ...freeze(record), labels, log",
    replace: "const row = { ...freeze(record), dueAt: null, labels, log",
    tests: ["test/contract/lowdb-store.test.ts"],
  },
  {
    name: "a second fall files a second ticket",
    rule: "T1, T2",
    file: "server/domain/fall.ts",
    find: "conversation.ticket ?? {",
    replace: "{",
    tests: [MACHINE],
  },
  {
    name: "deadlines in the journal are lost at a start",
    rule: "F",
    file: "server/stores/lowdb/recovery.ts",
    find: "this.table.replay({ ...change, labels",
    replace: "this.table.replay({ ...change, dueAt: null, labels",
    tests: [CRASHES],
  },
  {
    name: "the journal's content is not checked",
    rule: "D1",
    file: "server/stores/lowdb/frame.ts",
    find: "if (hex8(crc32(payload)) !== header.slice(8, 16)) {",
    replace: "if (header.length < 16) {",
    tests: ["test/integration/store/torn-journal.test.ts"],
  },
  {
    name: "a resend is answered before the first is synced",
    rule: "D1",
    file: "server/application/execute.ts",
    find: `  await deps.store.settled();
  return wroteIt(actor, known)`,
    replace: "  return wroteIt(actor, known)",
    tests: [DURABLE_FIRST],
  },
  {
    name: "a conversation is read out before it is synced",
    rule: "D5",
    file: "server/application/read-conversation.ts",
    find: `    if (again?.version !== stored.version) continue;
    await store.settled();
`,
    replace: "    if (again?.version !== stored.version) continue;\n",
    tests: [DURABLE_FIRST],
  },
  {
    name: "the outbox lets go before the acknowledgement",
    rule: "D7",
    file: "widget/link/outbox.ts",
    find: `mark(next.id, { state: "sending" });`,
    replace: "remove(next.id);",
    tests: [OUTBOX],
  },
  {
    name: "a receipt goes past the newest message",
    rule: "D6",
    file: "server/domain/receipts.ts",
    find: "Math.max(held.seen, Math.min(seen, newest))",
    replace: "Math.max(held.seen, seen)",
    tests: [MACHINE],
  },
  {
    name: "a commit on a version gone by is taken",
    rule: "P5",
    file: "server/stores/table.ts",
    find: "if (changes.some((change, i) => change.expected !== (rows[i]?.version ?? 0))) return null;",
    replace: "",
    tests: [MEMORY_STORE],
  },
  {
    name: "a second conversation gets in progress",
    rule: "P1",
    file: "server/application/commit-step.ts",
    find: "busyElsewhere: contact.state.activeId !== null && contact.state.activeId !== stored.id,",
    replace: "busyElsewhere: false,",
    tests: [ONE_IN_PROGRESS],
  },
  {
    name: "capacity is not checked at the commit",
    rule: "P8",
    file: "server/application/commit-step.ts",
    find: "if (agent.id === gains && kept?.versions.get(agent.id) !== agent.version) return null;",
    replace: "",
    tests: ["test/integration/last-slot.test.ts"],
  },
  {
    name: "the router forgets what was handed on",
    rule: "R19",
    file: "server/domain/routing/next.ts",
    find: "      !stillHeld(floor, chat) &&\n",
    replace: "      !stillHeld(floor, chat) &&\n      chat.handedOverBy === null &&\n",
    tests: ["test/unit/domain/routing-queue-properties.test.ts"],
  },
  {
    name: "visitors are sent internal events",
    rule: "A2",
    file: "server/transport/broadcast.ts",
    find: `if (maySee("visitor", one.log))`,
    replace: `if (maySee("agent", one.log))`,
    tests: [ACCESS],
  },
  {
    name: "visitors may read what is not theirs",
    rule: "A1",
    file: "server/domain/access.ts",
    find: `return actor.kind === "visitor" ? actor.contactId === contactId : true;`,
    replace: `return actor.kind !== "visitor" || contactId !== "";`,
    tests: [ACCESS],
  },
  {
    name: "changes over HTTP are accepted from any page",
    rule: "A5",
    file: "server/transport/account-routes.ts",
    find: ` && fromOwnPage(request, publicUrl)) next();`,
    replace: ") next();",
    tests: [ACCESS],
  },
];
