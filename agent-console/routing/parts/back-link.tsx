import { BackIcon } from "../../../widget/ui/icons.tsx";
import type { RoutingPlace } from "../../route.ts";
import { href } from "../../state/here.ts";

type BackProps = { readonly to: RoutingPlace; readonly label: string };

export function BackLink({ to, label }: BackProps) {
  return (
    <a class="btn btn-bare sm back-link" href={href({ at: "routing", place: to })}>
      <BackIcon small turn />
      {label}
    </a>
  );
}
