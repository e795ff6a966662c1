import type { VisitorCommands } from "../../../server/protocol/visitor.ts";
import type { Tracked } from "../host.ts";

const DETAILS = 10;
const LONGEST = { name: 80, key: 40, value: 200 };

/** What a site tracked, as the protocol takes it: cut, and its values as text. Pure. */
export function readTracked({ name, details }: Tracked): VisitorCommands["event:track"] {
  const given = Object.entries((JSON.parse(details) ?? {}) as Record<string, unknown>);
  return {
    name: name.slice(0, LONGEST.name),
    details: Object.fromEntries(
      given
        .slice(0, DETAILS)
        .map(([key, value]) => [key.slice(0, LONGEST.key), `${value}`.slice(0, LONGEST.value)]),
    ),
  };
}
