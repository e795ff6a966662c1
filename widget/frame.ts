import { readMessage, TO_HOST, type ToHost, type ToPanel } from "./embed.ts";
import { createApi } from "./frame/api.ts";
import STYLE from "./frame/frame.css?inline";
import { watchPage } from "./frame/page.ts";
import type { Embedded, Seat } from "./frame/seat.ts";
import { MESSAGE_TONE } from "./frame/tone.ts";
import { createTitle } from "./frame/title.ts";
import { make, style } from "./loader/dom.ts";
import { kept } from "./loader/kept.ts";
import { askPermission, permission, play, show } from "./ui/outlets.ts";

/** A frame that has not said anything for so long is no longer waited for. */
const LONGEST_SILENCE_MS = 8_000;

/** Kept in place of what is open, until the visitor is forgotten. */
const FORGET = "forget";

/** What is told once the panel listens; of events the last few. */
const MOST_WAITING = 20;

/** The iframe beside the launcher, on somebody else's page: fetched by the loader once there is intent. */
export function attach(seat: Seat): Embedded {
  const { server, site, tag, launcher, openKey, stay } = seat;
  const phone = matchMedia("(max-width: 480px), (max-height: 480px)");
  const page = document.documentElement.style;
  const view = window.visualViewport;
  let frame: HTMLIFrameElement | undefined;
  /** The window that listens; another one after a framework took the frame out and it was put back. */
  let listening: MessageEventSource | null = null;
  let loading = 0;
  /** How the page scrolled before the panel covered it. */
  let overflow: string | undefined;
  let shown = false;
  let peek = 0;
  let unread = 0;
  let badge = "";
  const title = createTitle();
  let theme = tag["theme"] ?? "";
  const look = tag["look"];
  /** The last word on who this is, told again to a panel that is loaded anew. */
  let identity: ToPanel | undefined;
  let waiting: readonly ToPanel[] = [];
  let forgetting = false;
  let askingAgain = 0;
  /** Calls made while the visitor is being forgotten: they are about whoever comes after. */
  let held: (readonly unknown[])[] = [];

  function post(message: ToPanel): boolean {
    const there = frame?.contentWindow;
    if (!there || there !== listening) return false;
    there.postMessage(message, server);
    return true;
  }

  function tell(message: ToPanel): void {
    if (message.is === "identify") identity = message;
    if (!post(message) && message.is !== "identify")
      waiting = [...waiting, message].slice(-MOST_WAITING);
  }

  /** What the words are to be in, best first: the owner's setting, then the page's own language. */
  const languages = () => [seat.locale, document.documentElement.lang].filter(Boolean).join();

  function tellPage(): void {
    // The page may have set its title anew.
    title.count(badge);
    post({ is: "page", url: location.href, title: title.own(), locale: languages() });
  }

  function tellShown(): void {
    const covered = isHere() && phone.matches;
    if (covered !== (overflow !== undefined)) {
      [page.overflow, overflow] = covered ? ["hidden", page.overflow] : [overflow ?? "", undefined];
    }
    post({ is: "shown", open: shown, phone: phone.matches });
    fit();
  }

  /** Open, and what is in it listens. */
  function isHere(): boolean {
    return shown && !!listening && frame?.contentWindow === listening;
  }

  /**
   * Until then the page stays as it is and can be used, with the button dimmed: on a bad network an empty
   * frame over all of a phone would be a dead end.
   */
  function reveal(): void {
    launcher.show({ shown: isHere(), awaited: shown && !isHere() });
  }

  function appear(): void {
    reveal();
    tellShown();
    if (shown) frame?.focus();
  }

  function load(): void {
    stay(true);
    // One that could not be fetched never says anything: it is fetched anew when it is wanted again.
    if (frame && (listening || Date.now() < loading + LONGEST_SILENCE_MS)) return;
    frame?.remove();
    listening = null;
    loading = Date.now();
    const query = new URLSearchParams({ site, locale: languages(), theme });
    if (look) query.set("look", look);
    // Behind the #, so that it stays between the two pages: whom the panel may talk to.
    const src = `${server}/widget/panel?${query}#${location.origin}`;
    frame = make("iframe", { title: "Chat", src }) as HTMLIFrameElement;
    launcher.root.prepend(frame);
  }

  function open(): void {
    load();
    if (!shown) api.tell("open", undefined);
    shown = true;
    reveal();
    tellPage();
    tellShown();
    frame?.focus();
  }

  function close(): void {
    if (shown) api.tell("close", undefined);
    shown = false;
    keepingFocus(reveal);
    tellShown();
  }

  /** Whoever was inside what disappears goes on at the launcher; who was on the page stays there. */
  function keepingFocus(change: () => void): void {
    const inside = document.activeElement === launcher.host;
    change();
    if (inside && !shown && !peek) launcher.button.focus();
  }

  /** Above the keyboard of a phone, which does not shrink the page. */
  function fit(): void {
    if (!frame || !view) return;
    const typing = overflow !== undefined && view.scale === 1 && view.height < innerHeight;
    // The page may be zoomed, by its own style, and the frame with it.
    const zoom = launcher.host.currentCSSZoom || 1;
    frame.style.height = typing ? `${view.height / zoom}px` : "";
    frame.style.top = typing ? `${view.offsetTop / zoom}px` : "";
  }

  /** Shown once: the page need not ask for it again. */
  function remember(rule: string): void {
    const key = `cascade:proposed:${site}`;
    const before = (kept(key) ?? "").split(",").filter((id) => id && id !== rule);
    kept(key, [rule, ...before].join());
  }

  /** On the next page too, where it could not be done on this one. */
  function shutdown(): void {
    leave();
    launcher.root.hidden = true;
    forgetting = true;
    kept(openKey, FORGET);
    forget();
  }

  /**
   * The visitor's name in this browser is kept inside the frame: it has to be there to forget it. Without a
   * network it may not be: it is asked until it has.
   */
  function forget(): void {
    if (!forgetting) return;
    load();
    post({ is: "forget" });
    clearTimeout(askingAgain);
    askingAgain = window.setTimeout(forget, LONGEST_SILENCE_MS);
  }

  function leave(): void {
    close();
    identity = undefined;
    waiting = [];
  }

  /** By `shutdown`, here or in another tab. There the chat stays, for whoever comes after. */
  function forgotten(): void {
    leave();
    kept(openKey, "");
    for (const what of ["proposed", "visits"]) kept(`cascade:${what}:${site}`, "");
    frame?.remove();
    frame = undefined;
    if (unread) api.tell("unread", 0);
    unread = peek = 0;
    badge = "";
    title.count(badge);
    launcher.show({ badge: "", waiting: false, peek });
    if (!forgetting) return;
    forgetting = false;
    launcher.root.hidden = false;
    stay(false);
    const calls = held;
    held = [];
    calls.forEach(call);
  }

  function call(given: readonly unknown[]): void {
    if (forgetting) held.push(given);
    else api.call(given);
  }

  function hear(said: ToHost): void {
    if (said.is === "here" || said.is === "ready") listening = frame?.contentWindow ?? null;
    switch (said.is) {
      case "here":
        appear();
        break;
      case "ready":
        tellPage();
        if (forgetting) forget();
        if (identity) post(identity);
        for (const message of waiting) post(message);
        waiting = [];
        appear();
        api.tell("ready", undefined);
        break;
      case "open":
        open();
        break;
      case "close":
        close();
        break;
      case "identity":
        api.tell("identity", said.state as "verified");
        break;
      case "forgotten":
        forgotten();
        break;
      case "telling":
        void (said.ask ? askPermission() : Promise.resolve(permission())).then((state) =>
          frame?.contentWindow?.postMessage({ is: "telling", state }, server),
        );
        break;
      case "tell":
        if (said.sound) play(MESSAGE_TONE);
        if (said.text) show({ title: said.text, body: "", tag: openKey, onOpen: open });
        break;
      case "state":
        if (forgetting) break;
        if (kept(openKey) !== FORGET) kept(openKey, said.open ? "1" : "");
        peek = said.peek;
        keepingFocus(() => launcher.show(said));
        if (said.proposed) remember(said.proposed);
        badge = said.badge;
        title.count(badge);
        if (said.unread !== unread) api.tell("unread", said.unread);
        unread = said.unread;
        break;
    }
  }

  const api = createApi({
    open,
    close,
    tell,
    shutdown,
    unread: () => unread,
    showLauncher(here) {
      stay(true);
      launcher.show({ hidden: !here });
    },
    propose(rule) {
      if (shown || launcher.root.classList.contains("bare")) return;
      load();
      tell({ is: "bring", what: "propose", text: rule });
    },
    setLocale(wanted) {
      seat.locale = wanted ?? "";
      tellPage();
    },
    setTheme(wanted) {
      theme = wanted;
      launcher.show({ theme });
      post({ is: "theme", theme });
    },
  });

  addEventListener("message", ({ data, source, origin }) => {
    if (!frame || source !== frame.contentWindow || origin !== server) return;
    const said = readMessage<ToHost>(data, TO_HOST);
    if (said) hear(said);
  });
  launcher.root.onkeydown = (event) => {
    if (event.key === "Escape" && shown) close();
  };
  const { shadowRoot } = launcher.host;
  if (shadowRoot) style(shadowRoot, STYLE);
  watchPage(tellPage);
  phone.onchange = tellShown;
  view?.addEventListener("resize", fit);
  view?.addEventListener("scroll", fit);
  addEventListener("online", forget);
  if (kept(openKey) === FORGET) shutdown();

  return {
    load,
    open: () => call(["open"]),
    toggle: () => call([shown ? "close" : "open"]),
    call,
  };
}
