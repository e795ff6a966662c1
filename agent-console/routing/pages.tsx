import "./styles/routing.css";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Bones } from "../parts/empty.tsx";
import type { RoutingPlace } from "../route.ts";
import { href } from "../state/here.ts";
import { pageWords } from "../words/nav.ts";
import { routingWords } from "../words/routing.ts";
import { ProblemsContext } from "./parts/problems-context.tsx";
import { SaveBar } from "./parts/save-bar.tsx";
import { PersonList } from "./people/person-list.tsx";
import { PersonPage } from "./people/person-page.tsx";
import { LimitsTab } from "./rules/limits-tab.tsx";
import { RulesTab } from "./rules/rules-tab.tsx";
import { SkillsTab } from "./rules/skills-tab.tsx";
import { Simulator } from "./simulator/simulator.tsx";
import { tabsOf, troubled, type Problems } from "./state/problems.ts";
import { useRouting } from "./state/store.ts";
import { TeamList } from "./teams/team-list.tsx";
import { TeamPage } from "./teams/team-page.tsx";

/** Who gets which chat, behind tabs; one draft over all of them. */
export function RoutingPages({ place }: { readonly place: RoutingPlace }) {
  const store = useRouting();
  useEffect(() => void store.refresh(), []);
  const { overview, trouble, problems, draft, busy } = store;
  return (
    <div class="routing">
      <Tabs place={place} />
      {trouble.value !== null && (
        <p class="wrong-note" role="alert">
          {trouble.value}
        </p>
      )}
      {overview.value === null ? (
        trouble.value === null && <Bones rows={3} />
      ) : (
        <ProblemsContext.Provider value={problems.value}>
          <Shown place={place} />
        </ProblemsContext.Provider>
      )}
      {draft.value !== null && (
        <SaveBar
          problems={problems.value}
          busy={busy.value}
          elsewhere={where(problems.value)}
          onSave={() => void store.save()}
          onDiscard={() => store.discard()}
        />
      )}
    </div>
  );
}

function where(problems: Problems): string {
  const parts = tabsOf((part) => troubled(problems, part));
  return parts === "" ? "" : routingWords.wrongIn(parts);
}

const TABS = ["teams", "people", "skills", "rules", "limits", "simulator"] as const;

function Tabs({ place }: { readonly place: RoutingPlace }) {
  const here = place.is === "team" ? "teams" : place.is === "person" ? "people" : place.is;
  const bar = useRef<HTMLElement>(null);
  // A phone has no room for all of them.
  useLayoutEffect(() => {
    bar.current?.querySelector(".is-on")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <nav class="under-tabs" aria-label={routingWords.sections} ref={bar}>
      <a href={href({ at: "page", page: "settings" })}>‹ {pageWords.settings}</a>
      {TABS.map((tab) => (
        <a
          key={tab}
          href={href({ at: "routing", place: { is: tab } })}
          class={tab === here ? "is-on" : ""}
          aria-current={tab === here ? "page" : undefined}
        >
          {routingWords.tabs[tab]}
        </a>
      ))}
    </nav>
  );
}

function Shown({ place }: { readonly place: RoutingPlace }) {
  switch (place.is) {
    case "teams":
      return <TeamList />;
    case "team":
      return <TeamPage key={place.id} id={place.id} />;
    case "people":
      return <PersonList />;
    case "person":
      return <PersonPage id={place.id} />;
    case "skills":
      return <SkillsTab />;
    case "rules":
      return <RulesTab />;
    case "limits":
      return <LimitsTab />;
    case "simulator":
      return <Simulator />;
  }
}
