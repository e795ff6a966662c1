import type { SavedView } from "../../../server/protocol/views.ts";
import { TitleMenu } from "../../list/title-menu.tsx";
import { MenuItem } from "../../parts/menu.tsx";
import { HOME } from "../../route.ts";
import { go, onPhone } from "../../state/here.ts";
import { sizeOf } from "../../state/ticket-view.ts";
import { useDesk } from "../../state/use-desk.ts";
import { countOf } from "../../state/views.ts";
import { viewWords } from "../../words/list.ts";

type TitleProps = { readonly saved: SavedView | null };

/** The name of what is listed; on a phone the saved views are behind it. */
export function DeskTitle({ saved }: TitleProps) {
  const { views } = useDesk().registers.views.value;
  const name = saved?.name ?? viewWords.tickets;
  if (!onPhone.value || views.length === 0) {
    return (
      <h1 class="grow clip" dir="auto">
        {name}
      </h1>
    );
  }
  return (
    <h1 class="grow desk-title">
      <ViewPick saved={saved} name={name} />
    </h1>
  );
}

function ViewPick({ saved, name }: TitleProps & { readonly name: string }) {
  const { registers } = useDesk();
  const held = registers.held.value;
  return (
    <TitleMenu name={name}>
      <MenuItem chosen={saved === null} onChoose={() => go({ ...HOME, view: "tickets" })}>
        <span class="grow">{viewWords.tickets}</span>
        <span class="soft num">{countOf("tickets", "all", held)}</span>
      </MenuItem>
      {registers.views.value.views.map((view) => (
        <MenuItem
          key={view.id}
          chosen={view.id === saved?.id}
          onChoose={() => go({ ...HOME, view: "tickets", saved: view.id })}
        >
          <span class="grow clip" dir="auto">
            {view.name}
          </span>
          <span class="soft num">{sizeOf(view.filter, held)}</span>
        </MenuItem>
      ))}
    </TitleMenu>
  );
}
