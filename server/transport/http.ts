import express, { type ErrorRequestHandler, type Express, type Router } from "express";
import helmet from "helmet";
import { look } from "../application/look.ts";
import { preChat } from "../application/pre-chat.ts";
import { privacy } from "../application/privacy.ts";
import { proactive } from "../application/proactive.ts";
import { typingPreview } from "../application/typing-preview.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import { lookRequest } from "../protocol/look.ts";
import { preChatRequest } from "../protocol/pre-chat-settings.ts";
import { privacyRequest } from "../protocol/privacy.ts";
import { proactiveRequest } from "../protocol/proactive.ts";
import { typingPreviewRequest } from "../protocol/typing-preview.ts";
import { accountRoutes, problem, type AccountSide } from "./account-routes.ts";
import { articleRoutes, type ArticleSide } from "./article-routes.ts";
import { learningRoutes, type LearningSide } from "./learning-routes.ts";
import { statusRoutes, type StatusSide } from "./status-routes.ts";
import { pages, type PagesOptions } from "./pages.ts";
import { routingRoutes, type RoutingSide } from "./routing-routes.ts";
import { serviceRoutes, type ServiceSide } from "./service-routes.ts";
import { slaRoutes } from "./sla-routes.ts";
import { fileRoutes, type FileSide } from "./file-routes.ts";
import { workspacePartRoutes } from "./workspace-part-routes.ts";

export type HttpOptions = {
  readonly status: StatusSide;
  readonly files: FileSide;
  readonly account: AccountSide;
  readonly articles: ArticleSide;
  readonly pages: PagesOptions;
  readonly help: Router;
  readonly tracking: readonly Router[];
  readonly learning: LearningSide;
  readonly routing: RoutingSide;
  readonly service: ServiceSide;
  /** Agents are shown more or less than until now. */
  readonly rolesMoved: () => void;
  readonly failed: (error: unknown) => void;
};

/** All of HTTP but the sockets. */
export function createHttp(options: HttpOptions): Express {
  const app = express();
  app.set("trust proxy", options.account.trustProxy);
  // Each page sets its own content policy; the panel is meant to be framed and says by whom.
  app.use(
    helmet({
      contentSecurityPolicy: false,
      xFrameOptions: false,
      strictTransportSecurity: options.account.publicUrl?.startsWith("https:") === true,
    }),
  );
  app.use(statusRoutes(options.status));
  app.use("/api", fileRoutes(options.files));
  app.use("/api", articleRoutes(options.articles));
  app.use("/api/routing", routingRoutes(options.routing));
  app.use("/api/sla", slaRoutes(options.routing));
  app.use("/api/service", serviceRoutes(options.service));
  const { routing } = options;
  app.use("/api/look", workspacePartRoutes(routing, lookRequest, look));
  app.use("/api/pre-chat", workspacePartRoutes(routing, preChatRequest, preChat));
  app.use("/api/typing-preview", workspacePartRoutes(routing, typingPreviewRequest, typingPreview));
  app.use("/api/proactive", workspacePartRoutes(routing, proactiveRequest, proactive));
  app.use(
    "/api/privacy",
    workspacePartRoutes(routing, privacyRequest, privacy, options.rolesMoved),
  );
  app.use("/api/knowledge", learningRoutes(options.learning));
  app.use("/api", accountRoutes(options.account));
  app.use(options.help);
  for (const router of options.tracking) app.use(router);
  app.use(pages(options.pages));
  app.use((_request, response) => problem(response, "not_found"));
  app.use(onError(options.failed));
  return app;
}

/** What is wrong with the request is the client's mistake; anything else is ours, and logged. */
function onError(failed: (error: unknown) => void): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  // oxlint-disable-next-line max-params
  return (error: unknown, _request, response, _next) => {
    const code = mistakeIn(error);
    if (code === null) failed(error);
    problem(response, code ?? "busy");
  };
}

/** Null: nothing the client did. */
function mistakeIn(error: unknown): ErrorCode | null {
  if (typeof error !== "object" || error === null) return null;
  const { status, code } = error as { readonly status?: unknown; readonly code?: unknown };
  if (typeof status === "number" && status >= 400 && status < 500) {
    return status === 413 ? "too_long" : "bad_request";
  }
  // Node stops reading a malformed request in the middle, while it is being answered already.
  return typeof code === "string" && code.startsWith("HPE_") ? "bad_request" : null;
}
