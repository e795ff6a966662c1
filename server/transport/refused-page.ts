import { createHash } from "node:crypto";

type RefusedPage = { readonly text: string; readonly policy: readonly string[] };

/** What a site shows instead of the chat until it is allowed. */
export function refusedPage(origin: string): RefusedPage {
  // A host has no other character that means something in HTML.
  const site = origin.replaceAll("&", "&amp;");
  return page(`<p class="soft">Is it your site? In the console, under Settings, Allowed sites, allow</p>
<p><b>${site}</b></p>
${actions("/console#/settings/sites")}`);
}

/** What it shows as long as the key in its tag is not ours. */
export function unknownKeyPage(): RefusedPage {
  return page(`<p class="soft">Is it your site? Its site key is not known here: copy the script tag anew from the console.</p>
${actions("/console")}`);
}

/** No reader's fault, and the owner's to mend. Nothing of the chat is in it, so any page may show it. */
function page(what: string): RefusedPage {
  return {
    text: PAGE.replace("%WHAT%", () => what),
    policy: [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ],
  };
}

function actions(console: string): string {
  return `<p><a href="${console}" target="_blank" rel="noopener">Open the console</a><button type="button">Close</button></p>`;
}

/** Shows the frame around the pages above, and closes it, on a phone the only way back. */
export const REFUSED_SCRIPT = `const say = (is) => parent.postMessage({ is }, location.hash.slice(1) || "*");
const close = () => say("close");
say("here");
document.querySelector("button").onclick = close;
onkeydown = ({ key }) => key === "Escape" && close();
`;

const STYLE =
  "html{color-scheme:light dark;--ink:#0c1e22;--soft:#4c6065;--ground:#fff;--accent:#075a63;--line:#7a8e92;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}@media (prefers-color-scheme:dark){html{--ink:#e4eeef;--soft:#9bb0b4;--ground:#122024;--accent:#6fd0d5;--line:#657d82}}body{margin:0;min-height:100dvh;display:grid;place-content:center;padding:24px;box-sizing:border-box;text-align:center}main{max-width:22rem}h1{text-wrap:balance;font-size:20px;line-height:1.3;margin:0 0 8px}p{margin:0 0 12px;overflow-wrap:anywhere}.soft{color:var(--soft);font-size:14px}a,button{display:inline-grid;place-items:center;min-height:44px;padding:0 16px;font:inherit;font-weight:600;color:var(--accent);background:none;border:1px solid var(--line);border-radius:12px;text-decoration:none;cursor:pointer}p:last-child{margin:20px 0 0;display:flex;gap:8px;justify-content:center;flex-wrap:wrap}";

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Chat</title>
<style>${STYLE}</style>
<main>
<h1>The chat is not set up for this site yet</h1>
%WHAT%
</main>
<script src="/widget/refused.js"></script>
</html>
`;
