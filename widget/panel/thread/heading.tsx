import type { ComponentChildren } from "preact";
import type { ConversationView } from "../../../server/protocol/view.ts";
import { Avatar, BotAvatar } from "../../ui/avatar.tsx";
import { clock } from "../browser.ts";
import { agentOf } from "../home/items.ts";
import { times } from "../reading.ts";
import { laterWords } from "../words/later-words.ts";
import { say } from "../words/say.ts";

export type Heading = {
  readonly title: string;
  readonly subtitle: string;
  readonly avatar?: ComponentChildren;
  /** What the field below says. */
  readonly placeholder: string;
};

/** What stands above a conversation, and in its field, as it goes down the cascade. */
export function headingOf(view: ConversationView, shop: string): Heading {
  const { bar, composer } = laterWords();
  const { phase } = view.public;
  switch (phase.is) {
    case "bot":
      return {
        title: bar.bot,
        subtitle: bar.fromArticles,
        avatar: <BotAvatar />,
        placeholder: composer.ask,
      };
    case "waiting": {
      const name = phase.heldFor?.agentName;
      if (name === undefined) {
        return {
          title: bar.finding,
          subtitle: bar.theyGetEverything,
          placeholder: composer.addForTeam,
        };
      }
      return {
        title: bar.finding,
        subtitle: say(bar.getsEverything, { name }),
        placeholder: say(composer.addFor, { name }),
      };
    }
    case "live":
      return {
        title: phase.agentName,
        subtitle:
          phase.before === null
            ? shop
            : say(bar.helpedOn, { day: times().dayWithin(phase.before, clock()) }),
        avatar: <Avatar name={phase.agentName} />,
        placeholder: say(composer.writeTo, { name: phase.agentName }),
      };
    case "resolved": {
      const agent = agentOf(view);
      return {
        title: agent ?? bar.bot,
        subtitle: say(bar.closedAt, { time: times().short(phase.at, clock()) }),
        avatar: agent === null ? <BotAvatar /> : <Avatar name={agent} />,
        placeholder: composer.startAgain,
      };
    }
    case "ticketed":
      return {
        title: say(bar.request, { reference: phase.reference }),
        subtitle: say(bar.filedAt, { time: times().short(phase.at, clock()) }),
        placeholder: composer.addToRequest,
      };
  }
}

/** Before anything of it has come. */
export function freshHeading(shop: string): Heading {
  return { title: laterWords().bar.fresh, subtitle: shop, placeholder: laterWords().composer.ask };
}
