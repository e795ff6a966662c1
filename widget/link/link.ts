import { Manager, type ManagerOptions, type Socket } from "socket.io-client";
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Posted } from "../../server/protocol/conversation.ts";
import type { Result } from "../../server/protocol/errors.ts";
import { HEARTBEAT_LATE_MS, PROTOCOL_VERSION } from "../../server/protocol/limits.ts";

/**
 * connecting: not yet been connected. online: connected and in step. reconnecting: was, will be again.
 * outdated: this page is too old, only a reload helps. refused: signed out, or not allowed here.
 */
export type LinkStatus = "connecting" | "online" | "reconnecting" | "outdated" | "refused";

/** `offline`: no answer came. It may or may not have been done: send the same ids again. */
export type Reply<T> = Result<T> | { readonly ok: false; readonly code: "offline" };

type Payload<H> = H extends (payload: infer P) => void ? P : never;

/** A typed connection to one namespace: requests that are answered, and events that arrive. */
export interface Link<Commands, Replies, Events> {
  readonly status: ReadonlySignal<LinkStatus>;
  request<E extends keyof Commands & keyof Replies & string>(
    event: E,
    payload: Commands[E],
  ): Promise<Reply<Replies[E]>>;
  on<E extends keyof Events & string>(
    event: E,
    handler: (payload: Payload<Events[E]>) => void,
  ): void;
  /** Connects anew at once: the browser says that the network is back. */
  renew(): void;
  /** Somebody looks again, perhaps after hours: connects anew unless the server answers promptly. */
  check(): void;
  close(): void;
}

const ANSWER_WITHIN_MS = 10_000;
/** How long a sign of life may take, in milliseconds, when somebody looks. */
const SIGN_WITHIN_MS = 800;
/** An attempt to connect that is looked at is given so long (ms) to come through. */
const ATTEMPT_MS = 1_000;
/** A longer attempt went into a hole; Socket.IO's own patience is twice that. */
const CONNECT_WITHIN_MS = 10_000;

type Auth = Readonly<Record<string, string | number>>;

export type LinkOptions = {
  readonly url: string;
  readonly namespace: "/visitor" | "/agent";
  /** A function is asked anew for every connection. */
  readonly auth: Auth | (() => Auth);
  /** Where consoles connect; and for clients that are not browsers, which set these themselves: Origin, Cookie. */
  readonly manager?: Pick<Partial<ManagerOptions>, "path" | "extraHeaders">;
  /** Brings this client in step after every (re)connection; `online` is not said before it is true. */
  readonly catchUp: () => Promise<boolean>;
};

/** Connects; never throws. Reconnects by itself with a randomised back-off, so that clients do not return as a herd. */
export function connect<Commands, Replies, Events>(
  options: LinkOptions,
): Link<Commands, Replies, Events> {
  const status = signal<LinkStatus>("connecting");
  const { auth } = options;
  const manager = new Manager(options.url, {
    ...options.manager,
    transports: ["websocket", "polling"],
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    timeout: CONNECT_WITHIN_MS,
  });
  const socket: Socket = manager.socket(options.namespace, {
    auth: (tell: (said: object) => void) =>
      tell({ version: PROTOCOL_VERSION, ...(typeof auth === "function" ? auth() : auth) }),
  });
  const life = keepAlive(socket, status);
  follow({ socket, status, life }, options.catchUp);

  return {
    status,
    request: (event, payload) =>
      new Promise((resolve) => {
        const offline = { ok: false, code: "offline" } as const;
        if (!socket.connected) return resolve(offline);
        const answered = (lost: Error | null, reply: Result<never>) => {
          // Cut off, or nobody there any more behind a connection that looks whole.
          if (lost !== null && socket.connected) life.check();
          if (lost === null && reply.ok) tellMade(socket, reply.value);
          resolve(lost === null ? reply : offline);
        };
        socket.timeout(ANSWER_WITHIN_MS).emit(event, payload, answered);
      }),
    on(event, handler) {
      socket.on<string>(event, handler);
    },
    renew: life.renew,
    check: life.check,
    close: life.close,
  };
}

/** What an answer says was made arrives like any event, and in order: at once, not after a promise. */
function tellMade(socket: Socket, value: Partial<Posted> | null): void {
  if (value?.made) for (const hear of socket.listeners("conversation:happened")) hear(value.made);
}

/** What keeps one socket alive as long as it is wanted. */
type Life = Pick<Link<never, never, never>, "renew" | "check" | "close"> & {
  /** Connects after a random while, unless it was closed meanwhile. */
  readonly comeBack: (afterMs: number, spreadMs: number) => void;
};

function keepAlive(socket: Socket, status: ReadonlySignal<LinkStatus>): Life {
  let wanted = true;
  let triedAt = Date.now();
  socket.io.on("reconnect_attempt", () => (triedAt = Date.now()));
  socket.io.on("error", () => (triedAt = 0));

  function renew(): void {
    if (!wanted || status.value === "outdated" || status.value === "refused") return;
    triedAt = Date.now();
    // Also while it seems to be up: after a change of network a dead connection looks alive for long.
    socket.disconnect().connect();
  }

  async function check(): Promise<void> {
    const { id } = socket;
    const isAlive = await (socket.connected ? answers() : comesThrough());
    if (!isAlive && socket.id === id) renew();
  }

  async function answers(): Promise<boolean> {
    try {
      // No server knows this command, every server answers it: that it has not understood.
      await socket.timeout(SIGN_WITHIN_MS).emitWithAck("link:check");
      return true;
    } catch {
      return false;
    }
  }

  async function comesThrough(): Promise<boolean> {
    for (let left = 1; left > 0 && !socket.connected;) {
      left = triedAt + ATTEMPT_MS - Date.now();
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    }
    return socket.connected;
  }

  return {
    renew,
    check: () => void check(),
    comeBack: (afterMs, spreadMs) =>
      void setTimeout(() => wanted && socket.connect(), afterMs + Math.random() * spreadMs),
    close() {
      wanted = false;
      socket.disconnect();
    },
  };
}

type Followed = {
  readonly socket: Socket;
  readonly status: { value: LinkStatus };
  readonly life: Life;
};

function follow({ socket, status, life }: Followed, catchUp: () => Promise<boolean>): void {
  const lost = () => {
    if (status.value === "online") status.value = "reconnecting";
  };
  const getInStep = async () => {
    const connection = socket.id;
    const inStep = await catchUp();
    if (!socket.connected || socket.id !== connection) return;
    if (inStep) status.value = "online";
    // Connected, but the answer was late or "busy": nothing else would ever try again.
    else
      setTimeout(() => socket.id === connection && void getInStep(), 1_000 + Math.random() * 2_000);
  };
  let late: ReturnType<typeof setTimeout> | undefined;
  socket.on("connect", () => void getInStep());
  // Who is told where conversations stand is told so again and again, on a connection that works.
  socket.on<string>("heartbeat:sent", () => {
    clearTimeout(late);
    late = setTimeout(life.check, HEARTBEAT_LATE_MS);
  });
  socket.on("disconnect", (reason) => {
    clearTimeout(late);
    lost();
    // The server closed this one connection on purpose (restart, sign-out): come back by ourselves,
    // after a random while; if we are no longer welcome, connect_error says so.
    if (reason === "io server disconnect") life.comeBack(200, 1_000);
  });
  socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
    lost();
    const code = error.data?.code;
    if (code === "reload") status.value = "outdated";
    else if (code === "signed_out" || code === "forbidden" || code === "wrong_origin")
      status.value = "refused";
    else if (!socket.active) life.comeBack(1_000, 2_000);
  });
}
