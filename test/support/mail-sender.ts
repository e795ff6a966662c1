import { createConnection } from "node:net";

export type Envelope = { readonly from: string; readonly to: readonly string[] };

/**
 * Hands a mail over SMTP, as it is, to whoever listens; what the last command was answered with. By hand,
 * so that nothing that a library would mend or refuse is mended or refused.
 */
export async function sendRaw(
  port: number,
  { from, to }: Envelope,
  raw: string | Buffer,
): Promise<string> {
  const socket = createConnection(port, "127.0.0.1");
  try {
    const answers = linesOf(socket);
    const ask = async (line: string | Buffer) => {
      socket.write(line);
      return answerIn(answers);
    };
    await answerIn(answers);
    await ask("EHLO mx.example.com\r\n");
    await ask(`MAIL FROM:<${from}>\r\n`);
    for (const one of to) {
      const said = await ask(`RCPT TO:<${one}>\r\n`);
      if (!said.startsWith("250")) return said;
    }
    await ask("DATA\r\n");
    const body = Buffer.isBuffer(raw) ? raw.toString("latin1") : raw;
    const dotted = body.replace(/(^|\n)\./g, "$1..");
    return await ask(Buffer.from(`${dotted}\r\n.\r\n`, Buffer.isBuffer(raw) ? "latin1" : "utf8"));
  } finally {
    socket.destroy();
  }
}

async function* linesOf(socket: ReturnType<typeof createConnection>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    rest += chunk.toString("utf8");
    const lines = rest.split("\r\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

async function answerIn(lines: AsyncGenerator<string>): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) return "";
    if (/^\d{3} /.test(value)) return value;
  }
}
