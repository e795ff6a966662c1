import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Desk } from "./desk.ts";

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("No desk: this part stands outside the console's frame.");
  return desk;
}
