import fc, { type Arbitrary } from "fast-check";
import { requestBytes } from "./hostile-wire.ts";

/** One HTTP request as bytes. `whole`: nothing announced is missing, so an answer is owed. */
export type Request = { readonly bytes: Buffer; readonly whole: boolean };

const METHODS = [
  "GET",
  "GET",
  "GET",
  "POST",
  "POST",
  "HEAD",
  "PUT",
  "DELETE",
  "OPTIONS",
  "PATCH",
  "TRACE",
  "PROPFIND",
  "get",
  "G ET",
  "",
  "\u0000",
  "X".repeat(500),
];

const ROUTES = [
  "/",
  "/healthz",
  "/favicon.ico",
  "/widget.js",
  "/widget/panel",
  "/widget/panel?site=x",
  "/console",
  "/demo",
  "/demo/",
  "/nowhere",
  "/api/account",
  "/api/setup",
  "/api/setup/check",
  "/api/join",
  "/api/join/check",
  "/api/sign-in",
  "/api/sign-out",
  "/api/nowhere",
  "/socket.io/",
  "/socket.io/?EIO=4&transport=polling",
  "/socket.io/?EIO=3&transport=polling",
  "/socket.io/?EIO=4&transport=websocket",
  "/socket.io-agents/?EIO=4&transport=polling",
  "/socket.io-agents/?EIO=4&transport=websocket",
  "/socket.io/?EIO=4&transport=webtransport",
  "/socket.io/?EIO=4&transport=polling&sid=__proto__",
  "/socket.io/?EIO=4&transport=polling&j=0",
  "/socket.io/?EIO=4&transport=polling&transport=polling",
  "/socket.io/?transport=constructor&EIO=4",
] as const;

const FOLDERS = [
  "/widget/assets/",
  "/console/assets/",
  "/demo/",
  "/widget/",
  "/console/",
  "/api/",
  "/socket.io/",
  "/",
];
const UP = [
  "../",
  "..%2f",
  "%2e%2e/",
  "%2e%2e%2f",
  "..%5c",
  "....//",
  "..;/",
  "%252e%252e%252f",
  "%c0%ae%c0%ae/",
  "./",
  "%00/",
  "//",
];
const GOALS = [
  "etc/passwd",
  "package.json",
  "server/main.ts",
  "data/format.json",
  ".git/config",
  "main.js",
  "%00",
  "",
  "%",
  "%ff",
  "a".repeat(9_000),
];

const TRAVERSALS = fc
  .tuple(
    fc.constantFrom(...FOLDERS),
    fc.array(fc.constantFrom(...UP), { minLength: 1, maxLength: 9 }),
    fc.constantFrom(...GOALS),
  )
  .map(([folder, ups, goal]) => folder + ups.join("") + goal);

const ODD_TARGETS = fc.oneof(
  fc.constantFrom(
    "*",
    "//",
    "//evil.example/",
    "http://evil.example/api/account",
    "http://[",
    "http://%",
    "/%",
    "/%e0%a4%a",
    "/?__proto__[x]=1&constructor[prototype][x]=1",
    "/widget/panel?site[]=1&site[x]=2",
    "/widget/panel?site=%",
    "/socket.io/%",
    "/socket.io/?%",
    "/socket.io/?EIO=4&transport=polling#",
    "/socket.io/\u0000",
    "/socket.io/?b64=1&EIO=4&transport=polling",
    "no-slash",
    "/é",
    "/ /",
    "/\t",
  ),
  fc.webPath().map((path) => path || "/"),
  fc.string({ unit: "binary-ascii", maxLength: 40 }).map((path) => `/${path}`),
);

const targets: Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<string>(...ROUTES) },
  { weight: 4, arbitrary: TRAVERSALS },
  { weight: 2, arbitrary: ODD_TARGETS },
);

const HEADERS: readonly (readonly string[])[] = [
  ["Host: localhost", "Host: ", "Host: evil.example", "Host: a, b", "Host: [::1", "Host: %00"],
  [
    "Origin: null",
    "Origin: http://evil.example",
    "Origin: ",
    "Origin: http://",
    "Origin: javascript:alert(1)",
    "Origin: http://localhost",
    "Origin: \u0001",
  ],
  [
    "Cookie: cascade_session=%E0%A4%A",
    "Cookie: cascade_session=",
    "Cookie: cascade_session=__proto__",
    "Cookie: ;;;=;",
    `Cookie: cascade_session=${"x".repeat(4_000)}`,
    "Cookie: __proto__=x; cascade_session=\u00ff",
  ],
  [
    "Content-Type: application/json",
    "Content-Type: application/json; charset=utf-7",
    "Content-Type: application/json; charset=nonsense",
    "Content-Type: text/plain",
    "Content-Type: multipart/form-data",
    "Content-Type: application/octet-stream",
    "Content-Type: /",
    "Content-Type: application/x-www-form-urlencoded",
  ],
  [
    "Content-Encoding: gzip",
    "Content-Encoding: br",
    "Content-Encoding: deflate",
    "Content-Encoding: nonsense",
    "Content-Encoding: gzip, gzip",
  ],
  ["X-Cascade: 1", "X-Cascade: 0", "X-Cascade: "],
  [
    "X-Forwarded-For: 1.2.3.4",
    "X-Forwarded-For: ,,,",
    "X-Forwarded-For: __proto__",
    `X-Forwarded-For: ${"9,".repeat(2_000)}`,
  ],
  ["X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example", "Forwarded: for=x"],
  [
    "Range: bytes=0-",
    "Range: bytes=-1",
    "Range: bytes=9999999999-",
    "Range: bytes=a-b",
    "Range: bytes=0-0,0-0,0-0",
  ],
  ["If-None-Match: *", "If-Modified-Since: never", "If-Range: x", "If-Match: nothing"],
  ["Accept-Encoding: nonsense;q=9", "Accept: */*;q=x", "Accept-Language: \u00ff"],
  ["Upgrade: websocket", "Upgrade: h2c", "Upgrade: "],
  [
    "Connection: Upgrade",
    "Connection: close",
    "Connection: keep-alive, \u0001",
    "Connection: nonsense",
  ],
  [
    "Sec-WebSocket-Key: x",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version: 99",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Extensions: permessage-deflate; x=y;;",
  ],
  ["Expect: 100-continue", "Expect: nonsense"],
  [
    "no colon",
    ": no name",
    "Na me: x",
    "X\u0000: y",
    " folded: x",
    `X-Long: ${"x".repeat(20_000)}`,
  ],
];

const headers: Arbitrary<string[]> = fc
  .tuple(
    fc.constantFrom(["Host: localhost"], ["Host: localhost"], ["Host: localhost"], []),
    fc.array(
      fc.constantFrom(...HEADERS).chain((one) => fc.constantFrom(...one)),
      { maxLength: 5 },
    ),
    fc.constantFrom([], ["Content-Type: application/json", "X-Cascade: 1"]),
  )
  .map((lists) => lists.flat());

const bodies: Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      "",
      "{}",
      "[]",
      "null",
      "1",
      '"x"',
      "{",
      '{"__proto__":{"x":1}}',
      '{"token":{},"email":[],"password":1}',
      '{"email":"a@b.example","password":"0123456789"}',
      `{"token":"${"x".repeat(22)}"}`,
      "[".repeat(4_000),
      "x".repeat(9_000),
      "d=4%220%22",
      "40\u001e42[]\u001e",
      "\u001f\u008b",
    )
    .map((one) => Buffer.from(one)),
  fc.json({ maxDepth: 4 }).map((one) => Buffer.from(one)),
  fc.uint8Array({ maxLength: 100 }).map((one) => Buffer.from(one)),
);

type Framing = {
  readonly lines: readonly string[];
  readonly body: Buffer;
  readonly whole: boolean;
};

/** How the length is told: rightly, wrongly, in chunks, or not at all. */
function framing(body: Buffer): Arbitrary<Framing> {
  const right: Framing = { lines: [`Content-Length: ${body.length}`], body, whole: true };
  const chunk = (size: string) =>
    Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")]);
  const chunked = (size: string, whole: boolean): Framing => ({
    lines: ["Transfer-Encoding: chunked"],
    body: chunk(size),
    whole,
  });
  const wrong = ["-1", "1e3", "x", "99999999999999999999", String(body.length + 10)].map(
    (length): Framing => ({ lines: [`Content-Length: ${length}`], body, whole: false }),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        chunked(body.length.toString(16), body.length > 0),
        chunked("ffffffff", false),
        chunked("-1", false),
        chunked("zz", false),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constant({
        lines: ["Content-Length: 1", "Transfer-Encoding: chunked"],
        body,
        whole: false,
      }),
    },
  );
}

const wellFramed: Arbitrary<Request> = fc
  .tuple(
    fc.constantFrom(...METHODS),
    targets,
    headers,
    bodies.chain(framing),
    fc.constantFrom("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "HTTP/2", ""),
  )
  .map(([method, target, lines, { lines: length, body, whole }, version]) => ({
    bytes: requestBytes(`${method} ${target} ${version}`, [...lines, ...length], body),
    // An upgrade, and what waits for a "100 Continue", are read otherwise.
    whole: whole && !lines.some((line) => /^(upgrade|expect|connection):/i.test(line)),
  }));

export const requests: Arbitrary<Request> = fc.oneof(
  { weight: 20, arbitrary: wellFramed },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ minLength: 1, maxLength: 200 })
      .map((bytes) => ({ bytes: Buffer.from(bytes), whole: false })),
  },
);
