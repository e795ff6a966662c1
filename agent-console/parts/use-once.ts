import { useRef } from "preact/hooks";

/** Calls what it is given, unless an earlier one has not ended yet: a press may come twice. */
export function useOnce(): (act: () => Promise<void>) => void {
  const busy = useRef(false);
  return (act) => {
    if (busy.current) return;
    busy.current = true;
    void act().finally(() => (busy.current = false));
  };
}
