import { dirname, join } from "node:path";
import type { Request, Router } from "express";
import type { Core, CoreParts } from "./core.ts";
import type { CategoryNames } from "./application/ports.ts";
import { categoryNames } from "./help/categories.ts";
import { requestsRouter } from "./customer/requests/router.ts";
import type { CustomerSide } from "./customer/side.ts";
import { trackingRouter } from "./customer/tracking/router.ts";
import { helpRouter } from "./help/router.ts";
import { addressOf } from "./transport/address.ts";
import { fail } from "./protocol/errors.ts";
import { sendFile } from "./transport/file-response.ts";
import { readForm } from "./transport/form-files.ts";
import type { Incoming } from "./transport/incoming.ts";
import { fromOwnPage } from "./transport/origin.ts";

/** Our own articles' folder: what their categories are called is known also where an owner's folder does not say. */
const OWN_ARTICLES = join("knowledge", "articles");

export type HelpParts = CoreParts & { readonly assets: string };

/** What categories are called, in the help centre and in the widget. */
export function categoriesFor({
  config,
  assets,
  clock,
  failed,
}: Omit<HelpParts, "category">): CategoryNames {
  return categoryNames({
    folders: [config.articlesDir, join(dirname(assets), OWN_ARTICLES)],
    clock,
    failed: (error) => failed(error, "categories.yaml"),
  });
}

/** The help centre with what it takes from the rest of the server. */
export function helpFor(parts: HelpParts, { deps, limits }: Core): Router {
  const { config, knowledge, assets, category } = parts;
  const address = ({ headers, socket }: Request) =>
    addressOf(headers, socket.remoteAddress, config.trustProxy);
  return helpRouter({
    deps,
    knowledge,
    assets,
    category,
    publicUrl: config.publicUrl,
    fromOwnPage: (request) => fromOwnPage(request, config.publicUrl),
    searched: (request) => limits.search(address(request)),
    voted: (request) => limits.rating(address(request)),
  });
}

/** The pages on which customers follow their requests. */
export function trackingFor(
  { config, assets, failed }: HelpParts,
  { deps, files, limits }: Core,
  incoming: Incoming,
): readonly Router[] {
  const address = ({ headers, socket }: Request) =>
    addressOf(headers, socket.remoteAddress, config.trustProxy);
  const side: CustomerSide = {
    deps,
    assets,
    publicUrl: config.publicUrl,
    mails: config.mail !== null,
    fromOwnPage: (request) => fromOwnPage(request, config.publicUrl),
    looked: (request) => limits.arrival(address(request)),
    opened: (request) => limits.link(address(request)),
    failed: (error) => failed(error, "requests"),
  };
  const tracking = trackingRouter({
    ...side,
    wrote: (request, contactId) => limits.visitor(contactId, address(request)),
    files,
    sendFile,
    readForm: (request, { contactId, keep }) =>
      readForm(request, async ({ content, ...offered }) => {
        const { largest } = deps.fileRules;
        const limited = await limits.upload(`contact ${contactId}`, address(request));
        const received =
          limited === null
            ? await incoming.receive(content, { whose: contactId, largest })
            : fail(limited);
        return received.ok ? keep({ ...offered, bytes: received.value }) : received;
      }),
  });
  return side.mails ? [tracking, requestsRouter({ ...side, linked: limits.requests })] : [tracking];
}
