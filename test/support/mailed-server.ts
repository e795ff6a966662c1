import type { Inbound } from "../../server/config-mail.ts";
import type { AgentClient } from "./clients.ts";
import { Mailbox } from "./mailbox.ts";
import { startServer, type Running, type ServerOptions } from "./server.ts";

export type MailedServer = {
  readonly mailbox: Mailbox;
  readonly running: Running;
  /** The administrator. */
  readonly mei: AgentClient;
  stop(): Promise<void>;
};

export type MailedOptions = Pick<ServerOptions, "store" | "files" | "timings"> & {
  readonly publicUrl?: string | null;
  readonly inbound?: Inbound | null;
  /** How long what an agent writes waits for more (ms). */
  readonly gatherMs?: number;
};

/** The product beside a real mail server, hurrying with its letters, and an agent. */
export async function startMailedServer({
  publicUrl = "https://shop.example",
  inbound = null,
  gatherMs = 200,
  timings,
  ...options
}: MailedOptions = {}): Promise<MailedServer> {
  const mailbox = await Mailbox.start();
  const running = await startServer({
    ...options,
    config: { mail: { ...mailbox.settings, inbound }, publicUrl },
    timings: { ...timings, mail: { gatherMs, retryMs: 50, giveUpMs: 60_000 } },
  });
  return {
    mailbox,
    running,
    mei: await running.agent("Mei"),
    async stop() {
      await running.stop();
      await mailbox.stop();
    },
  };
}
