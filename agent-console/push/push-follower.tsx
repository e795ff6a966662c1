import { useEffect } from "preact/hooks";
import { useDesk } from "../state/use-desk.ts";
import { followPush } from "./push-desk.ts";

/** Keeps web push going while the console is open; draws nothing. */
export function PushFollower() {
  const desk = useDesk();
  useEffect(() => followPush(desk), [desk]);
  return null;
}
