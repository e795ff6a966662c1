import { useEffect, useMemo } from "preact/hooks";
import type { Account } from "../server/protocol/account.ts";
import { SignIn } from "./account/sign-in.tsx";
import { Welcome } from "./account/welcome.tsx";
import { Front } from "./account/front.tsx";
import { Frame } from "./frame.tsx";
import { findOut, followLink, who } from "./state/account.ts";
import { openDesk } from "./state/desk.ts";
import { route } from "./state/here.ts";
import { DeskContext } from "./state/use-desk.ts";

export function App() {
  useEffect(() => void findOut(), []);
  useEffect(() => void followLink(), [route.value]);
  const now = who.value;
  switch (now.is) {
    case "unknown":
      return <Front waiting={now.reachable ? "asking" : "unreachable"} />;
    case "out":
      return <SignIn because={now.because} />;
    case "link":
      return <Welcome key={now.token} kind={now.kind} token={now.token} />;
    case "in":
      return <Console key={now.account.id} account={now.account} />;
  }
}

function Console({ account }: { readonly account: Account }) {
  const desk = useMemo(() => openDesk(account), [account]);
  useEffect(() => () => desk.close(), [desk]);
  return (
    <DeskContext.Provider value={desk}>
      <Frame />
    </DeskContext.Provider>
  );
}
