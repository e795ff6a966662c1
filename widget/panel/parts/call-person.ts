import type { App } from "../app.ts";

/** Asks for a person; first what the owner wants to know before, where that is not known. */
export function callPerson({ session, route }: App): void {
  route.go(
    session.snapshot.value?.preChat
      ? { is: "before", from: route.screen.value }
      : { is: "thread", id: session.askForPerson() },
  );
}
