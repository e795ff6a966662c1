import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { postOutside } from "../../../server/hooks/post-outside.ts";

const opened: { close(): void }[] = [];
afterEach(() => opened.splice(0).forEach((one) => one.close()));

/** A program at the other end; gives its address. */
async function listening(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    opened.push({ close: () => socket.destroy() });
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  });
  opened.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const post = (url: string) =>
  postOutside({ url, headers: {}, body: "{}", allowPrivate: true }, 500);

it("gives the answer's status and does not wait for its body", async () => {
  const url = await listening((socket) =>
    socket.write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
  );
  expect(await post(url)).toEqual({ answered: true, status: 204 });
});

it("gives up on who takes it and is silent", async () => {
  const url = await listening(() => {});
  expect(await post(url)).toEqual({ answered: false, why: "it did not answer in time" });
});

it("gives up on who answers letter by letter for ever", async () => {
  const url = await listening((socket) => {
    socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
    const letters = setInterval(() => socket.write("a"), 20);
    opened.push({ close: () => clearInterval(letters) });
  });
  expect(await post(url)).toEqual({ answered: false, why: "it did not answer in time" });
});

it("says that nobody is there", async () => {
  const url = await listening(() => {});
  opened.splice(0).forEach((one) => one.close());
  expect(await post(url)).toEqual({ answered: false, why: "ECONNREFUSED" });
});
