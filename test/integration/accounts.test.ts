import { afterEach, describe, expect, it } from "vitest";
import { AgentClient, cookieOf, post } from "../support/clients.ts";
import { startServer, type Running } from "../support/server.ts";

let running: Running | null = null;

afterEach(async () => {
  await running?.stop();
  running = null;
});

const person = (name: string) => ({
  name,
  email: `${name}@example.com`,
  password: "a long enough password",
});

describe("accounts", () => {
  it("A4: the set-up link makes one administrator, once, however many try at the same moment", async () => {
    running = await startServer();
    const { url, app } = running;
    const tries = await Promise.all(
      ["a", "b", "c"].map((name) => post(url, "/api/setup", { token: app.setup, ...person(name) })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect((await post(url, "/api/setup/check", { token: app.setup })).status).toBe(410);
  });

  it("refuses a short password and a taken address with a line that says what to do, and the link stays good", async () => {
    running = await startServer();
    const { url, app } = running;
    const short = await post(url, "/api/setup", {
      token: app.setup,
      ...person("ana"),
      password: "short",
    });
    expect(await short.json()).toMatchObject({
      code: "weak_password",
      message: expect.stringContaining("at least 10"),
    });
    const admin = await AgentClient.setUp({ url }, { token: app.setup ?? "", name: "ana" });
    const { link } = await admin.get("invite:create", { name: "Ben" });
    const token = link.split("/").at(-1);
    expect(await (await post(url, "/api/join/check", { token })).json()).toEqual({ name: "Ben" });
    expect((await post(url, "/api/join", { token, ...person("ana") })).status).toBe(409);
    expect((await post(url, "/api/join", { token, ...person("ben") })).status).toBe(200);
    expect((await post(url, "/api/join", { token, ...person("cia") })).status).toBe(410);
  });

  it("A3: the session's cookie is out of reach of scripts and other sites", async () => {
    running = await startServer();
    const { url, app } = running;
    const response = await post(url, "/api/setup", { token: app.setup, ...person("ana") });
    const cookie = response.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const account = await fetch(`${url}/api/account`, { headers: { cookie: cookieOf(response) } });
    expect(await account.json()).toMatchObject({ name: "ana", role: "admin" });
    expect((await fetch(`${url}/api/account`)).status).toBe(401);
  });

  it("slows down who guesses passwords", async () => {
    running = await startServer();
    const { url, app } = running;
    await post(url, "/api/setup", { token: app.setup, ...person("ana") });
    const guesses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      guesses.push(
        (await post(url, "/api/sign-in", { email: "ana@example.com", password: `guess ${guess}` }))
          .status,
      );
    }
    expect(guesses.at(0)).toBe(401);
    expect(guesses.at(-1)).toBe(429);
  });
});
