import { Avatar, BotAvatar } from "../../ui/avatar.tsx";
import { TentIcon } from "../../ui/icons-home.tsx";
import { useApp } from "../app.ts";
import { ownTexts } from "../browser.ts";
import { CloseButton } from "../parts/close-button.tsx";
import { LaterPart } from "../parts/later-part.tsx";
import { hereOf } from "../parts/here.ts";
import { language } from "../words/spoken.ts";
import { words } from "../words/words.ts";
import { Terraces } from "./terraces.tsx";

/** The head of home: whose shop it is, a greeting, and who is here. */
export function Water() {
  const { snapshot } = useApp().session;
  const shop = snapshot.value?.shop;
  const own = ownTexts[language.value];
  return (
    <header class="water">
      <Terraces />
      <div class="brand">
        {shop !== undefined && (
          <>
            <span class="logo" aria-hidden="true">
              {shop.demo ? <TentIcon /> : [...shop.name][0]}
            </span>
            <span class="clip" dir="auto">
              {shop.name}
            </span>
            {shop.demo && <span class="chip">{words().home.demo}</span>}
          </>
        )}
        <CloseButton />
      </div>
      <h2 class="hello" dir="auto">
        {own?.title || words().home.hello} <span>{own?.greeting || words().home.howHelp}</span>
      </h2>
      {snapshot.value === null ? <HereBones /> : <Here />}
    </header>
  );
}

function Here() {
  const names = useApp()
    .session.team.value.people.map(({ name }) => name)
    .slice(0, 3);
  if (names.length === 0) {
    return (
      <div class="here">
        <BotAvatar size={34} />
        <p>
          <strong>{words().home.botHere}</strong>
          {words().home.nobodyHere}
        </p>
      </div>
    );
  }
  return (
    <div class="here">
      <span class="faces">
        {names.map((name) => (
          <Avatar key={name} name={name} />
        ))}
      </span>
      <p>
        <strong>
          <i class="live" />
          {hereOf(names)}
        </strong>
        <LaterPart
          show={({ UsualReply }) => <UsualReply />}
          meanwhile={<>{words().home.peopleAnswer}</>}
        />
      </p>
    </div>
  );
}

function HereBones() {
  return (
    <div class="here bones">
      <span class="bone wet faces-bone" />
      <span>
        <i class="bone wet" />
        <i class="bone wet" />
      </span>
    </div>
  );
}
