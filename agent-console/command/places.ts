import type { ComponentType } from "preact";
import {
  BellIcon,
  PeopleIcon,
  SlidersIcon,
  TicketIcon,
  type IconProps,
} from "../../widget/ui/icons.tsx";
import { SETTINGS } from "../admin/settings-index.tsx";
import { BoltIcon, BookIcon, ChartIcon, FloorIcon } from "../icons.tsx";
import { VIEW_ICONS, VIEW_ORDER } from "../nav/views-list.tsx";
import { HOME, ROUTING_TABS, type KnowledgePlace } from "../route.ts";
import type { Desk } from "../state/desk.ts";
import { go } from "../state/here.ts";
import { countOf } from "../state/views.ts";
import { viewWords } from "../words/list.ts";
import { navWords, pageWords } from "../words/nav.ts";
import { newId } from "../../widget/link/ids.ts";
import { moreCommandWords } from "../words/command-more.ts";
import { routingWords } from "../words/routing.ts";
import type { Command } from "./command.ts";

/** Where one can go: lists, saved views, pages, and each of the settings. */
export function places(desk: Desk): readonly Command[] {
  const { registers, account } = desk;
  const group = "go";
  const views = VIEW_ORDER.map((view): Command => {
    const count = countOf(view, "all", registers.held.value);
    return {
      id: view,
      group,
      label: viewWords[view],
      icon: VIEW_ICONS[view],
      keys: ["G", view.slice(0, 1).toUpperCase()],
      hint: view === "closed" || count === 0 ? "" : String(count),
      run: () => go({ ...HOME, view }),
    };
  });
  const saved = registers.views.value.views.map(({ id, name }): Command => ({
    id,
    group,
    label: name,
    icon: TicketIcon,
    run: () => go({ ...HOME, view: "tickets", saved: id }),
  }));
  const pages: readonly Command[] = [
    page("notices", BellIcon),
    ...(account.role === "admin"
      ? [
          page("floor", FloorIcon),
          page("ratings", ChartIcon),
          page("team", PeopleIcon),
          page("toolkit", BoltIcon),
          page("settings", SlidersIcon),
          ...settings(),
        ]
      : []),
  ];
  return [
    ...views,
    ...saved,
    {
      id: "knowledge",
      group,
      label: navWords.knowledge,
      also: "articles help gaps",
      icon: BookIcon,
      keys: ["G", "K"],
      run: () => go({ at: "knowledge", place: { is: "articles" } }),
    },
    ...knowledge(),
    ...pages,
  ];
}

/** The parts of the knowledge base, and a new part of it. */
function knowledge(): readonly Command[] {
  return [
    inKnowledge("new-article", moreCommandWords.newArticle, () => ({ is: "new", key: newId() })),
    inKnowledge("gaps", moreCommandWords.gaps, () => ({ is: "gaps", gap: null })),
    inKnowledge("judge", moreCommandWords.judge, () => ({ is: "judge" })),
  ];
}

function inKnowledge(id: string, label: string, place: () => KnowledgePlace): Command {
  return {
    id,
    group: "go",
    label,
    also: navWords.knowledge,
    icon: BookIcon,
    whenTyped: true,
    run: () => go({ at: "knowledge", place: place() }),
  };
}

/** Each of them by its own name. */
function settings(): readonly Command[] {
  return [...parts(), ...routing()];
}

function routing(): readonly Command[] {
  return ROUTING_TABS.map((tab) => ({
    id: `routing-${tab}`,
    group: "settings",
    label: moreCommandWords.routing(routingWords.tabs[tab]),
    also: pageWords.settings,
    icon: SlidersIcon,
    run: () => go({ at: "routing", place: { is: tab } }),
  }));
}

function parts(): readonly Command[] {
  return SETTINGS.flatMap(({ entries }) =>
    entries.flatMap(({ label, to, part }) =>
      part === undefined
        ? []
        : [
            {
              id: `settings-${part}`,
              group: "settings" as const,
              label,
              also: pageWords.settings,
              icon: SlidersIcon,
              run: () => go(to),
            },
          ],
    ),
  );
}

function page(
  name: "floor" | "ratings" | "notices" | "team" | "toolkit" | "settings",
  icon: ComponentType<IconProps>,
): Command {
  return {
    id: name,
    group: "go",
    label: pageWords[name],
    icon,
    run: () => go({ at: "page", page: name }),
  };
}
