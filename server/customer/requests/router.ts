import { parse, serialize } from "cookie";
import express, { type Request, type Response, type Router } from "express";
import {
  confirmBy,
  leaveBy,
  linkBy,
  requestsBy,
  signInBy,
  SIGN_IN_MS,
} from "../../application/doors.ts";
import { askForLink } from "../../application/errands.ts";
import { assetsFolder, helpAssets } from "../../help/assets.ts";
import { email as emailSchema } from "../../protocol/schemas.ts";
import { REQUESTS, trackingPath } from "../links.ts";
import { isSecure } from "../tracking/open.ts";
import {
  secretCookie,
  send,
  settingOf,
  type Setting,
  type TrackingPage,
} from "../tracking/respond.ts";
import { codeIn, fieldIn } from "../tracking/fields.ts";
import type { CustomerSide, Verdict } from "../side.ts";
import { askPage, confirmedPage, doorPage, listPage, sentPage } from "./pages.ts";

export type RequestsSide = CustomerSide & {
  /** Counts a link for this e-mail address: why it is not sent now, or null. */
  readonly linked: (email: string) => Verdict;
};

type Exchange = { readonly request: Request; readonly response: Response };

const COOKIE = "cascade_requests";
const WEEK_SECONDS = 7 * 86_400;

/** All requests of an address, for whoever reads what comes there (SPEC X7). */
export function requestsRouter(side: RequestsSide): Router {
  const router = express.Router();
  const { deps } = side;
  const assets = helpAssets(assetsFolder(side.assets));
  const form = express.urlencoded({ extended: false, limit: "8kb", parameterLimit: 10 });
  const show = async (
    { request, response }: Exchange,
    page: (setting: Setting) => TrackingPage,
  ): Promise<void> => {
    const wanted = request.headers["accept-language"];
    const setting = await settingOf(side, { assets, wanted });
    send(response, setting, page(setting));
  };
  const ask = (
    exchange: Exchange,
    problem: Parameters<typeof askPage>[1]["problem"],
    address = "",
  ) => show(exchange, (setting) => askPage(setting, { problem, address }));

  router.get(REQUESTS, async (request, response) => {
    if ((await side.looked(request)) !== null) return ask({ request, response }, "tooMany");
    const secret = sessionIn(request);
    const all = secret === undefined ? null : await requestsBy(deps, secret);
    if (all === null) return ask({ request, response }, null);
    return show({ request, response }, (setting) => listPage(setting, all));
  });

  for (const [path, opens] of [
    ["open", "sign_in"],
    ["confirm", "confirm"],
  ] as const)
    router.get(`${REQUESTS}/${path}`, (request, response) =>
      show({ request, response }, (setting) => doorPage(setting, opens)),
    );

  router.post(`${REQUESTS}/link`, form, async (request, response) => {
    const address = fieldIn(request, "email").trim();
    const email = emailSchema.safeParse(address);
    if (!side.fromOwnPage(request)) return ask({ request, response }, "failed", address);
    if ((await side.opened(request)) !== null)
      return ask({ request, response }, "tooMany", address);
    if (!email.success) return ask({ request, response }, "badAddress", address);
    await show({ request, response }, (setting) => {
      // Asked for behind the answer: how long that takes says nothing of the address either.
      void sendLink(side, { email: email.data, language: setting.spoken.language });
      return sentPage(setting, { address, minutes: SIGN_IN_MS / 60_000 });
    });
  });

  router.post(`${REQUESTS}/open`, form, async (request, response) => {
    const code = await codeFrom(side, request);
    if (code === null) return ask({ request, response }, "tooMany");
    const session = await signInBy(deps, code);
    if (session === null) return ask({ request, response }, "used");
    response.append("Set-Cookie", sessionCookie(side, session, WEEK_SECONDS));
    response.redirect(303, REQUESTS);
  });

  router.post(`${REQUESTS}/confirm`, form, async (request, response) => {
    const code = await codeFrom(side, request);
    if (code === null) return ask({ request, response }, "tooMany");
    if (!(await confirmBy(deps, code))) return ask({ request, response }, "used");
    return show({ request, response }, confirmedPage);
  });

  router.post(`${REQUESTS}/leave`, async (request, response) => {
    const secret = sessionIn(request);
    const ends = secret !== undefined && side.fromOwnPage(request);
    for (const reference of ends ? await leaveBy(deps, secret) : [])
      response.append("Set-Cookie", secretCookie("", { reference, secure: isSecure(side) }));
    response.append("Set-Cookie", sessionCookie(side, "", 0));
    response.redirect(303, REQUESTS);
  });

  router.get(`${REQUESTS}/:reference`, async (request, response) => {
    const secret = sessionIn(request);
    const { reference } = request.params;
    const limited = await side.looked(request);
    const link =
      secret === undefined || limited !== null ? null : await linkBy(deps, secret, reference);
    if (link === null) return response.redirect(303, REQUESTS);
    const secure = isSecure(side);
    response.append("Set-Cookie", secretCookie(link, { reference, secure }));
    response.redirect(303, trackingPath(reference));
  });

  return router;
}

async function sendLink(
  side: RequestsSide,
  wish: { readonly email: string; readonly language: string },
): Promise<void> {
  try {
    if ((await side.linked(wish.email)) === null) await askForLink(side.deps, wish);
  } catch (error) {
    side.failed(error);
  }
}

/** Null: from elsewhere, or one attempt too many. */
async function codeFrom(side: RequestsSide, request: Request): Promise<string | null> {
  if (!side.fromOwnPage(request) || (await side.opened(request)) !== null) return null;
  return codeIn(fieldIn(request, "code")).secret;
}

function sessionIn({ headers }: Request): string | undefined {
  return parse(headers.cookie ?? "")[COOKIE];
}

function sessionCookie(side: RequestsSide, secret: string, maxAge: number): string {
  return serialize(COOKIE, secret, {
    path: REQUESTS,
    secure: isSecure(side),
    httpOnly: true,
    sameSite: "lax",
    maxAge,
  });
}
