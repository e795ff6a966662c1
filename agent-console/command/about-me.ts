import { PersonIcon, SlidersIcon } from "../../widget/ui/icons.tsx";
import { KeysIcon, LeaveIcon } from "../icons.tsx";
import { leave, setAvailability } from "../nav/me.ts";
import { overlay } from "../state/asked.ts";
import type { Desk } from "../state/desk.ts";
import { go } from "../state/here.ts";
import { DENSITIES, prefs, setPrefs, THEMES } from "../state/prefs.ts";
import { commandWords, keyWords } from "../words/command.ts";
import { moreCommandWords as words } from "../words/command-more.ts";
import { meWords } from "../words/nav.ts";
import type { Command } from "./command.ts";

const group = "me";

export function aboutMe(desk: Desk): readonly Command[] {
  const now = desk.registers.agents.value.get(desk.account.id)?.availability;
  const other = now === "online" ? "away" : "online";
  return [
    {
      id: "availability",
      group,
      label: commandWords.be[other],
      hint: meWords.means[other],
      icon: PersonIcon,
      run: () => setAvailability(desk, other),
    },
    {
      id: "me",
      group,
      label: commandWords.mySettings,
      also: commandWords.mySettingsAlso,
      icon: SlidersIcon,
      run: () => go({ at: "page", page: "me" }),
    },
    ...looks(),
    {
      id: "keys",
      group,
      label: keyWords.title,
      icon: KeysIcon,
      keys: ["?"],
      run: () => (overlay.value = { is: "keys" }),
    },
    {
      id: "sign-out",
      group,
      label: commandWords.signOut,
      also: "leave log out",
      icon: LeaveIcon,
      run: () => void leave(desk),
    },
  ];
}

/** How the console looks on this device: each way it does not by now. */
function looks(): readonly Command[] {
  const { theme, density } = prefs.value;
  const shared = { group, icon: SlidersIcon, whenTyped: true } as const;
  return [
    ...THEMES.filter((to) => to !== theme).map((to) => ({
      ...shared,
      id: `theme-${to}`,
      label: words.themes[to],
      also: words.themesAlso,
      run: () => setPrefs({ theme: to }),
    })),
    ...DENSITIES.filter((to) => to !== density).map((to) => ({
      ...shared,
      id: `density-${to}`,
      label: words.densities[to],
      also: words.densitiesAlso,
      run: () => setPrefs({ density: to }),
    })),
  ];
}
