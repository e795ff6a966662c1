import type { ComponentChildren } from "preact";
import { DownIcon } from "../../widget/ui/icons.tsx";
import { Menu } from "../parts/menu.tsx";
import { listWords } from "../words/list.ts";

type TitleMenuProps = { readonly name: string; readonly children: ComponentChildren };

/** The name of a list, with others like it behind it. */
export function TitleMenu({ name, children }: TitleMenuProps) {
  return (
    <Menu
      label={listWords.otherViews}
      worded
      triggerClass="title-button"
      trigger={
        <>
          <span class="clip" dir="auto">
            {name}
          </span>
          <DownIcon small />
        </>
      }
    >
      {children}
    </Menu>
  );
}
