/** What stands for something else in a canned reply or macro: `{{contact.name}}`. */
export const VARIABLES = ["contact.name", "agent.name", "ticket.reference", "shop.name"] as const;
export type Variable = (typeof VARIABLES)[number];

/** What each stands for here; empty: it is not known. */
export type VariableValues = { readonly [V in Variable]: string };

const ANY = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The text with all that is known put in; what is not stays as it is, for `leftIn` to find. Pure. */
export function filled(text: string, values: VariableValues): string {
  return text.replace(ANY, (whole, name: string) => {
    const value = isVariable(name) ? values[name].trim() : "";
    return value === "" ? whole : value;
  });
}

/** Variables a text still holds, each once: it must not be sent like this. */
export function leftIn(text: string): readonly Variable[] {
  return [...new Set(namesIn(text).filter(isVariable))];
}

/** What looks like a variable and is none. */
export function unknownIn(text: string): readonly string[] {
  return [...new Set(namesIn(text).filter((name) => !isVariable(name)))];
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(ANY)].map(([, name = ""]) => name);
}

function isVariable(name: string): name is Variable {
  return VARIABLES.some((known) => known === name);
}
