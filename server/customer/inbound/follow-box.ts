import { setTimeout } from "node:timers/promises";
import { NotOurs, RENEW_MS, type Mailbox } from "../../application/mailbox.ts";
import { openImapBox, type ImapBox, type ImapSettings } from "./imap-box.ts";

export type FollowParts = {
  readonly settings: ImapSettings;
  readonly mailbox: Mailbox;
  readonly now: () => number;
  /** The box cannot be read; told once for each time. */
  readonly failed: (error: unknown) => void;
};

export interface FollowedBox {
  /** Takes no more, and lets others read. */
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Looked into at least this often (ms), whatever the server says or does not. */
const LOOK_MS = 60_000;

/** Reads the box for as long as the process lives, over every interruption. */
export function followBox({ settings, mailbox, now, failed }: FollowParts): FollowedBox {
  const ending = new AbortController();
  const { signal } = ending;
  let open: ImapBox | null = null;
  let isTold = false;

  /** Or less, when it ends. */
  const rest = (ms: number) => setTimeout(ms, null, { signal }).catch(() => {});

  /** Until the connection, or the right to read, is lost. */
  async function follow(connected: () => void): Promise<void> {
    const box = await openImapBox(settings);
    open = box;
    const renewal = setInterval(() => {
      // Whoever else reads by now is found out by the next mail as well.
      mailbox.hold().then((ours) => ours || box.close(), failed);
    }, RENEW_MS);
    try {
      while (!signal.aborted) {
        const dueAt = await mailbox.pass(box);
        connected();
        await box.news(dueAt === null ? LOOK_MS : Math.min(LOOK_MS, Math.max(0, dueAt - now())));
      }
    } finally {
      clearInterval(renewal);
      open = null;
      box.close();
    }
  }

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    const connected = () => {
      pause = FIRST_PAUSE_MS;
      isTold = false;
    };
    while (!signal.aborted) {
      try {
        if (await mailbox.hold()) await follow(connected);
        else await rest(RENEW_MS);
      } catch (error) {
        if (signal.aborted) return;
        if (!isTold && !(error instanceof NotOurs)) failed(error);
        isTold = true;
        // Not all nodes in the same moment.
        await rest(pause * (0.75 + Math.random() / 2));
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  const running = run().catch(failed);
  return {
    async stop() {
      ending.abort();
      open?.close();
      await running;
      await mailbox.leave().catch(failed);
    },
  };
}
