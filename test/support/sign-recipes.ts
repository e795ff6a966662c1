import { execFileSync } from "node:child_process";
import { recipe } from "./recipes.ts";

type SignRecipe = {
  readonly heading: string;
  readonly language: string;
  readonly run: readonly string[];
  /** Prints the token. */
  readonly end: string;
};

const USER = '{"id":"42","name":"Åino","email":"aino@example.com"}';
const RECIPES: readonly SignRecipe[] = [
  {
    heading: "Node",
    language: "js",
    run: [process.execPath, "--input-type=module", "-e"],
    end: `console.log(chatToken(${USER}))`,
  },
  {
    heading: "Python",
    language: "python",
    run: ["python3", "-c"],
    end: `print(chat_token(${USER}))`,
  },
  {
    heading: "PHP",
    language: "php",
    run: ["php", "-r"],
    end: `echo chat_token(json_decode('${USER}', true));`,
  },
  {
    heading: "Ruby",
    language: "ruby",
    run: ["ruby", "-e"],
    end: `puts chat_token(JSON.parse('${USER}', symbolize_names: true))`,
  },
];

/**
 * The recipes of docs/identity.md whose language is on this machine; of each other a line says that it
 * is left out, also with CI=true: PHP and Ruby are no part of what the project needs, these are proofs
 * beyond it.
 */
export function signRecipesHere(): readonly SignRecipe[] {
  return RECIPES.filter(({ heading, run }) => {
    if (isHere(run)) return true;
    process.stderr.write(`${heading} is not installed: its recipe for signing is left out.\n`);
    return false;
  });
}

function isHere([command = ""]: readonly string[]): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What the recipe signs, run as it is printed; `age`: as if so many seconds ago. */
export function signByRecipe(
  { heading, language, run, end }: SignRecipe,
  {
    site,
    secret,
    age = 0,
  }: { readonly site: string; readonly secret: string; readonly age?: number },
): string {
  const printed = recipe("identity.md", heading, language).replace(/^<\?php\n/, "");
  const code = printed.replace("+ 600", `+ ${600 - age}`);
  if (age !== 0 && code === printed) throw new Error(`${heading} no longer says how long it holds`);
  const [command = "", ...args] = run;
  return execFileSync(command, [...args, `${code}\n${end}`], {
    encoding: "utf8",
    env: { ...process.env, CASCADE_SITE: site, CASCADE_SECRET: secret },
  }).trim();
}
