/** So long between two looks at what is being written (ms): each replaces the one before. */
export const LOOKS_EVERY_MS = 800;

/** Shows what is being written, now and then, and the last of it always; what is sent is gone at once. */
export interface DraftSign {
  wrote(text: string): void;
  sent(): void;
}

/** @param longest of a longer text its end is shown */
export function createDraftSign(ports: {
  readonly show: (text: string) => void;
  readonly after: (ms: number, work: () => void) => () => void;
  readonly longest: number;
}): DraftSign {
  let latest: string | null = null;
  let pause: (() => void) | null = null;
  let shown = "";

  function show(text: string): void {
    if (text === shown) return;
    shown = text;
    ports.show(text);
  }

  function rest(): void {
    pause = ports.after(LOOKS_EVERY_MS, () => {
      pause = null;
      const text = latest;
      latest = null;
      if (text === null) return;
      show(text);
      rest();
    });
  }

  return {
    wrote(text) {
      const end = text.trim() === "" ? "" : text.slice(-ports.longest);
      if (pause !== null) {
        latest = end;
        return;
      }
      show(end);
      rest();
    },
    sent() {
      latest = null;
      show("");
    },
  };
}
