import { CloseIcon, DownIcon } from "../../ui/icons-home.tsx";
import { useApp } from "../app.ts";
import { words } from "../words/words.ts";

/** The way out; not there where nothing embeds the panel. */
export function CloseButton() {
  const { host } = useApp();
  if (host.alone) return null;
  return (
    <button type="button" class="tool" aria-label={words().close} onClick={host.close}>
      {host.phone.value ? <CloseIcon /> : <DownIcon />}
    </button>
  );
}
