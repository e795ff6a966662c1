import type { Socket } from "socket.io-client";
import type { AgentReplies } from "../server/protocol/agent.ts";
import { AGENT_PATH, PROTOCOL_VERSION } from "../server/protocol/limits.ts";
import type { Child } from "./child.ts";
import { ask, connect } from "./connection.ts";

/** Somebody signed in at the console; on any node, where there are several. */
export type Agent = { readonly id: string; readonly connect: (to?: string) => Promise<Socket> };

/** The administrator, and those who are invited. */
export async function signUp(
  child: Pick<Child, "url" | "setup">,
  count: number,
): Promise<readonly Agent[]> {
  const admin = await register(child, { path: "/api/setup", token: child.setup, nth: 0 });
  const agents = [admin];
  const socket = await admin.connect();
  for (let nth = 1; nth < count; nth += 1) {
    const { link } = await ask<AgentReplies["invite:create"]>(socket, "invite:create", {
      name: `Agent ${nth}`,
    });
    agents.push(
      await register(child, { path: "/api/join", token: link.split("/").at(-1) ?? "", nth }),
    );
  }
  socket.disconnect();
  return agents;
}

type Registration = { readonly path: string; readonly token: string; readonly nth: number };

async function register(
  { url }: Pick<Child, "url">,
  { path, token, nth }: Registration,
): Promise<Agent> {
  const response = await fetch(url + path, {
    method: "POST",
    // Only some may sign up from one address; these have one each.
    headers: {
      "content-type": "application/json",
      "x-cascade": "1",
      origin: url,
      "x-forwarded-for": `10.0.0.${nth}`,
    },
    body: JSON.stringify({
      token,
      name: `Agent ${nth}`,
      email: `agent${nth}@example.com`,
      password: "a long enough password",
    }),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  const { id } = (await response.json()) as { readonly id: string };
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return {
    id,
    connect: (to = url) =>
      connect(to, "/agent", {
        path: AGENT_PATH,
        auth: { version: PROTOCOL_VERSION },
        extraHeaders: { cookie },
      }),
  };
}
