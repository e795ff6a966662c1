// Imports run one way; see docs/ARCHITECTURE.md.
"use strict";

/** A folder may import from these places alone (besides itself and packages). */
function only(from, allowed) {
  return {
    name: `${from.replaceAll("/", "-")}-imports-only`,
    severity: "error",
    from: { path: `^${from}/` },
    to: {
      path: "^(server|knowledge|widget|agent-console|test|bench)/",
      pathNot: `^(${[from, ...allowed].join("|")})(/|$)`,
    },
  };
}

module.exports = {
  forbidden: [
    only("server/protocol", []),
    only("server/domain", ["server/protocol", "knowledge/knowledge.ts", "knowledge/intents.ts"]),
    only("server/application", ["server/domain", "server/protocol", "server/article-formats"]),
    only("server/article-formats", [
      "server/protocol",
      "knowledge/article.ts",
      "knowledge/parse-article.ts",
    ]),
    only("server/help", [
      "server/application",
      "server/domain",
      "server/protocol",
      "knowledge/knowledge.ts",
      "knowledge/article.ts",
    ]),
    only("server/customer", [
      "server/application",
      "server/domain",
      "server/protocol",
      "server/help/(html|languages|assets|icons|markdown-html|respond).ts",
    ]),
    // What speaks to a service outside knows the port it fills, and nothing of conversations.
    only("server/rephrase", ["server/application/ports.ts"]),
    only("server/hooks", ["server/application/ports.ts"]),
    only("server/stores", [
      "server/application/ports.ts",
      "server/protocol",
      "server/domain/(pending|search-text).ts",
      "server/make-folder.ts",
    ]),
    only("server/transport", [
      "server/application",
      "server/domain",
      "server/protocol",
      "server/article-formats",
      "server/help/(find|languages).ts",
      "knowledge/knowledge.ts",
    ]),
    only("server/cluster", ["server/application/ports.ts", "server/transport"]),
    only("server/metrics", [
      "server/application",
      "server/protocol",
      "server/transport/sockets.ts",
    ]),
    only("knowledge", []),
    only("widget", ["server/protocol"]),
    only("agent-console", ["server/protocol", "widget/ui", "widget/link"]),
    {
      name: "domain-takes-only-types-from-knowledge",
      severity: "error",
      from: { path: "^server/domain/" },
      to: { path: "^knowledge/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "clients-ship-no-zod",
      comment: "Schemas reach the clients as types only.",
      severity: "error",
      from: { path: "^(widget|agent-console)/" },
      to: {
        path: "^server/protocol/(schemas|visitor|agent|account|articles|hours|look|pre-chat-settings|proactive|push-commands|routing|service-rules|sla-settings|ticket-commands|toolkit-commands|typing-preview)\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pure-domain",
      comment: "No clock, socket, file or randomness in the domain.",
      severity: "error",
      from: { path: "^server/(domain|protocol)/" },
      to: { dependencyTypes: ["core"] },
    },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "not-to-test",
      severity: "error",
      from: { path: "^(server|knowledge|widget|agent-console)/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no-dev-dependencies-in-the-server",
      severity: "error",
      from: { path: "^(server|knowledge)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: { pathNot: "^server/start\\.cjs$" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
