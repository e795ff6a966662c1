import type { InternalSide } from "../../server/protocol/view.ts";
import type { Page } from "../../server/protocol/conversation.ts";
import type { Contact } from "../../server/protocol/registers.ts";
import { Avatar } from "../../widget/ui/avatar.tsx";
import {
  AlertIcon,
  ClockIcon,
  DoneIcon,
  GlobeIcon,
  MailIcon,
  PageIcon,
  PersonIcon,
} from "../../widget/ui/icons.tsx";
import { minute, say } from "../state/here.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { languageName, sentence } from "../words/common.ts";
import { aheadWords, contactWords } from "../words/contact.ts";
import { talkWords } from "../words/talk.ts";
import { About } from "./about.tsx";
import { Block } from "./block.tsx";
import { DeviceIcon } from "../icons.tsx";
import { aboutWords } from "../words/about.ts";
import { preChatWords } from "../words/pre-chat.ts";
import { privacyWords } from "../words/privacy.ts";
import { Care } from "./care.tsx";
import { Fact } from "./fact.tsx";
import { Story } from "./story.tsx";
import { languageOf } from "./language.ts";
import { localTime } from "./zone.ts";

export function ContactCard({ followed }: { readonly followed: Followed }) {
  const { registers } = useDesk();
  const view = followed.thread.view.value;
  const contact = registers.contacts.value.get(view.contactId);
  if (contact === undefined) return null;
  return (
    <>
      <section>
        <div class="card-id">
          <Avatar
            name={contact.name}
            seed={contact.id}
            presence={followed.visitorOnline.value ? "online" : "away"}
          />
          <div>
            <h2>{contact.name}</h2>
            <p class="soft">{talkWords.here(followed.visitorOnline.value)}</p>
          </div>
        </div>
        <Facts
          contact={contact}
          page={view.internal?.page ?? null}
          here={followed.visitorOnline.value}
        />
        <Kept />
      </section>
      <Trail trail={view.internal?.trail ?? []} />
      <Said said={contact.said} choice={view.internal?.choice ?? null} />
      <About key={`about ${contact.id}`} contact={contact} />
      <Care key={contact.id} contact={contact} />
      <Did tracked={contact.tracked} />
      <Story contact={contact} conversationId={view.id} />
      <Block contact={contact} />
    </>
  );
}

type FactsProps = {
  readonly contact: Contact;
  readonly page: Page | null;
  /** They are on the site now. */
  readonly here: boolean;
};

function Facts({ contact, page, here }: FactsProps) {
  const local = localTime(contact.timeZone, minute.value);
  return (
    <dl class="facts">
      {local !== null && (
        <Fact icon={<ClockIcon />} name={contactWords.localTime} below={aheadWords(local)}>
          <span class="num">{local.clock}</span>
        </Fact>
      )}
      <Language contact={contact} />
      {contact.device !== null && (
        <Fact icon={<DeviceIcon />} name={aboutWords.device}>
          {contact.device}
        </Fact>
      )}
      {page !== null && page.url !== "" && (
        <Fact icon={<PageIcon />} name={contactWords.page(here)}>
          <a href={page.url} target="_blank" rel="noopener noreferrer nofollow">
            {page.title || page.url}
          </a>
        </Fact>
      )}
      <Fact icon={<MailIcon />} name={contactWords.email}>
        {contact.email ?? <span class="soft">{contactWords.noEmail}</span>}
      </Fact>
      <Identity contact={contact} />
      <Fact icon={<PersonIcon />} name={contactWords.firstSeen}>
        {sentence(say.day(contact.firstSeenAt))}
      </Fact>
    </dl>
  );
}

/** Where they write in another language than their widget is in, both are said. */
function Language({ contact }: { readonly contact: Contact }) {
  const { language, writesIn } = contact;
  const best = languageOf(contact);
  if (best === null) return null;
  const both = writesIn !== null && language !== null;
  return (
    <Fact
      icon={<GlobeIcon />}
      name={contactWords.language}
      {...(both ? { below: contactWords.widgetIn(languageName(language)) } : {})}
    >
      {writesIn === null ? languageName(best) : contactWords.writes(languageName(writesIn))}
    </Fact>
  );
}

/** Whether they are who they say, and how that is known. */
function Identity({ contact: { verified, provedEmail } }: { readonly contact: Contact }) {
  const how = verified ? (provedEmail ? "both" : "site") : provedEmail ? "email" : null;
  if (how === null)
    return (
      <Fact icon={<AlertIcon />} name={contactWords.who}>
        <span class="soft">{contactWords.unverified}</span>
      </Fact>
    );
  return (
    <Fact icon={<DoneIcon />} name={contactWords.who} below={contactWords.verifiedHow[how]}>
      {contactWords.verified[how]}
    </Fact>
  );
}

/** That there is more than this agent is shown. */
function Kept() {
  const { hidden } = useDesk().registers;
  if (hidden.value.size === 0) return null;
  return <p class="soft kept-from">{privacyWords.keptFromYou([...hidden.value])}</p>;
}

type TrailProps = { readonly trail: InternalSide["trail"] };

/** Where they were on the site in this chat, the newest first; one page is said above. */
function Trail({ trail }: TrailProps) {
  if (trail.filter(({ page }) => page.url !== "").length < 2) return null;
  return (
    <section>
      <h3>{aboutWords.pages}</h3>
      <ol class="did">
        {trail.toReversed().map(({ page, at }) => (
          <li key={at}>
            <a href={page.url} target="_blank" rel="noopener noreferrer nofollow">
              {page.title || page.url}
            </a>{" "}
            <span class="soft num">{say.clock(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type SaidProps = { readonly said: Contact["said"]; readonly choice: string | null };

/** What they answered before the chat, and what they said while waiting that it is about. */
function Said({ said, choice }: SaidProps) {
  if (said.length === 0 && choice === null) return null;
  return (
    <section>
      <h3>{preChatWords.said}</h3>
      <dl class="said-before">
        {said.map(({ kind, text }) => (
          <div key={kind}>
            <dt class="soft">{preChatWords.saidKinds[kind]}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
        {choice !== null && (
          <div>
            <dt class="soft">{preChatWords.chosen}</dt>
            <dd dir="auto">{choice}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** What the site told of them, newest first. */
function Did({ tracked }: { readonly tracked: Contact["tracked"] }) {
  if (tracked.length === 0) return null;
  return (
    <section>
      <h3>{contactWords.did}</h3>
      <ul class="did">
        {tracked.map(({ name, details, at }) => (
          <li key={`${at}${name}`}>
            {name}{" "}
            <span class="soft">
              {[...Object.entries(details).map((pair) => pair.join(" ")), say.clock(at)].join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
