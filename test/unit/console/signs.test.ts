import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createOwnSigns, type OwnSigns } from "../../../agent-console/state/signs.ts";

let said: string[];
let signs: OwnSigns;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  signs = createOwnSigns({
    request: (_event, payload) => {
      const { conversationId, doing } = payload as { conversationId: string; doing: string };
      said.push(`${conversationId} ${doing}`);
      return new Promise(() => {});
    },
  });
});

afterEach(() => {
  signs.close();
  vi.useRealTimers();
});

const since = () => said.splice(0);

describe("what a console says of its agent", () => {
  it("TG1: who writes a reply and stops for a moment still does; untouched for a minute they look", () => {
    signs.look("a", true);
    signs.typed("a", "reply");
    vi.advanceTimersByTime(1_000);
    signs.typed("a", "reply");
    expect(since()).toEqual(["a looking", "a replying"]);
    vi.advanceTimersByTime(7_000);
    expect(since()).toEqual(["a paused"]);
    vi.advanceTimersByTime(60_000);
    expect(since().at(-1)).toBe("a looking");
  });

  it("TG1: what goes on is renewed; sent, it ends", () => {
    signs.look("a", true);
    vi.advanceTimersByTime(31_000);
    expect(since()).toEqual(["a looking", "a looking", "a looking", "a looking"]);
    signs.typed("a", "note");
    signs.stopped("a");
    expect(since()).toEqual(["a noting", "a looking"]);
  });

  it("TG2: another conversation ends it; another tab does too, unless a reply is begun", () => {
    signs.look("a", true);
    signs.look("b", true);
    signs.look("b", false);
    expect(since()).toEqual(["a looking", "a gone", "b looking", "b gone"]);
    signs.look("b", true);
    signs.typed("b", "reply");
    signs.look("b", false);
    expect(since()).toEqual(["b looking", "b replying"]);
    vi.advanceTimersByTime(70_000);
    expect(since().at(-1)).toBe("b gone");
  });

  it("TG1: whoever comes is told what they could not hear", () => {
    signs.look("a", true);
    signs.again("a");
    signs.again("b");
    expect(since()).toEqual(["a looking", "a looking"]);
  });
});
