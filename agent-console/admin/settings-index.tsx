import { useLayoutEffect, useRef } from "preact/hooks";
import type { Route, SettingsPart } from "../route.ts";
import { href } from "../state/here.ts";
import { pageWords } from "../words/nav.ts";
import { routingWords } from "../words/routing.ts";
import { settingsWords } from "../words/settings.ts";

type Entry = { readonly label: string; readonly to: Route; readonly part?: SettingsPart };

const part = (name: SettingsPart): Entry => ({
  label: settingsWords.parts[name],
  to: { at: "page", page: "settings", part: name },
  part: name,
});

/** What belongs together; some settings have a page of their own. */
export const SETTINGS: readonly {
  readonly group: keyof typeof settingsWords.groups;
  readonly entries: readonly Entry[];
}[] = [
  {
    group: "chat",
    entries: [part("shop"), part("look"), part("pre-chat"), part("proactive"), part("typing")],
  },
  { group: "sites", entries: [part("sites"), part("identity")] },
  {
    group: "team",
    entries: [
      { label: routingWords.title, to: { at: "routing", place: { is: "teams" } } },
      { label: pageWords.toolkit, to: { at: "page", page: "toolkit" } },
      part("privacy"),
      part("sla"),
      part("service"),
    ],
  },
  { group: "bot", entries: [part("knowledge")] },
];

type IndexProps = {
  readonly here: SettingsPart | undefined;
  readonly onChoose: (part: SettingsPart) => void;
};

/** All settings at a glance: the page is a long one. */
export function SettingsIndex({ here, onChoose }: IndexProps) {
  const bar = useRef<HTMLElement>(null);
  // A phone has no room for all of them.
  useLayoutEffect(() => {
    bar.current?.querySelector(".is-on")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <nav class="settings-index" aria-label={settingsWords.index} ref={bar}>
      {SETTINGS.map(({ group, entries }) => (
        <section key={group}>
          <h2>{settingsWords.groups[group]}</h2>
          {entries.map(({ label, to, part: name }) => (
            <a
              key={label}
              href={href(to)}
              class={name !== undefined && name === here ? "is-on" : ""}
              aria-current={name !== undefined && name === here ? "true" : undefined}
              onClick={() => name !== undefined && onChoose(name)}
            >
              {label}
            </a>
          ))}
        </section>
      ))}
    </nav>
  );
}
