/**
 * Measuring starts this same file again, as the server to be measured and as its visitors. Each loads
 * what it needs itself and no more: what the other one is made of takes memory too.
 */
const USAGE = `npm run bench -- relay [--seconds N] [--pairs N] [--rounds N]
npm run bench -- sockets [--visitors N] [--chats N] [--rate N] [--seconds N] [--rounds N]
npm run bench -- stores [--few N] [--many N] [--together N] [--seconds N] [--rounds N]
npm run bench -- cluster [--seconds N] [--pairs N] [--rounds N]
npm run bench -- routing [--seed N] [--agents N] [--chats N] [--returning PERCENT] [--busy PERCENT] [--decisions N]
npm run bench -- widget [--rounds N]
npm run bench -- lighthouse [--rounds N]
npm run bench -- console [--conversations N] [--rate N] [--keys N] [--minutes N]
npm run bench -- screens
npm run bench -- knowledge [--sets FOLDER] [--table FILE]
`;

const PARTS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  serve: async (args) => (await import("./serve.ts")).serve(args),
  crowd: async (args) => (await import("./crowd.ts")).beCrowd(args),
  async relay(args) {
    const { parseOptions } = await import("./options.ts");
    return measure(parseOptions(args), (await import("./relay.ts")).relay);
  },
  async sockets(args) {
    const { parseSocketOptions } = await import("./sockets-options.ts");
    return measure(parseSocketOptions(args), (await import("./sockets.ts")).sockets);
  },
  open: async ([folder = ""]) => (await import("./stores-start.ts")).beOpened(folder),
  commits: async (args) => (await import("./stores-side.ts")).beStore(args),
  async stores(args) {
    const { parseStoresOptions } = await import("./stores-options.ts");
    return measure(parseStoresOptions(args), (await import("./stores.ts")).stores);
  },
  async cluster(args) {
    const { parseOptions } = await import("./options.ts");
    return measure(parseOptions(args), (await import("./cluster.ts")).cluster);
  },
  async routing(args) {
    const { parseRoutingOptions } = await import("./routing-options.ts");
    return measure(parseRoutingOptions(args), (await import("./routing.ts")).routing);
  },
  async widget(args) {
    const { parseWidgetOptions } = await import("./widget-options.ts");
    return measure(parseWidgetOptions(args), (await import("./widget.ts")).widget);
  },
  async lighthouse(args) {
    const { parseLighthouseOptions } = await import("./lighthouse-options.ts");
    return measure(parseLighthouseOptions(args), (await import("./lighthouse.ts")).lighthouse);
  },
  async console(args) {
    const { parseConsoleOptions } = await import("./console-options.ts");
    return measure(parseConsoleOptions(args), (await import("./console.ts")).consoleBench);
  },
  async screens() {
    const { screens } = await import("./screens.ts");
    return measure({}, (_, say) => screens(say));
  },
  async knowledge(args) {
    const { parseKnowledgeOptions } = await import("./knowledge-options.ts");
    return measure(parseKnowledgeOptions(args), (await import("./knowledge.ts")).knowledge);
  },
};

const [what = "", ...rest] = process.argv.slice(2);
const part = PARTS[what];
if (part === undefined) giveUp(USAGE);
else void part(rest);

type Bench<Options> = (options: Options, say: (line: string) => void) => Promise<object>;

async function measure<Options>(options: Options | null, bench: Bench<Options>): Promise<void> {
  if (options === null) return giveUp(USAGE);
  const report = await bench(options, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

function giveUp(why: string): void {
  process.stderr.write(why);
  process.exitCode = 1;
}
