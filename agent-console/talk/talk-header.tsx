import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "../../widget/ui/avatar.tsx";
import {
  BackIcon,
  DoneIcon,
  DownIcon,
  MoreIcon,
  PersonIcon,
  TicketIcon,
  type IconProps,
} from "../../widget/ui/icons.tsx";
import { focusIfFree } from "../browser.ts";
import { contactShown } from "../contact/contact-shown.ts";
import { localTime } from "../contact/zone.ts";
import { TransferIcon } from "../icons.tsx";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { overlay } from "../state/asked.ts";
import { besideList, href, listRoute, minute, onPhone, say } from "../state/here.ts";
import type { Followed } from "../state/threads.ts";
import { useDesk } from "../state/use-desk.ts";
import { commonWords } from "../words/common.ts";
import { contactWords } from "../words/contact.ts";
import { viewWords } from "../words/list.ts";
import { talkWords } from "../words/talk.ts";
import { handOnWords } from "../words/hand-on.ts";
import { resolveWords } from "../words/pass.ts";
import { askResolveWhy, claim, file, resolve, takeOver } from "./actions.ts";
import { mayAssign, mayHandOn, type Standing } from "./standing.ts";
import { stateSentence } from "./state-sentence.ts";

type HeaderProps = { readonly followed: Followed; readonly standing: Standing };

/** Who this is, how it stands, and what can be done about it. */
export function TalkHeader({ followed, standing }: HeaderProps) {
  const desk = useDesk();
  const view = followed.thread.view.value;
  const contact = desk.registers.contacts.value.get(view.contactId);
  const name = contact?.name ?? commonWords.visitor;
  const sentence = stateSentence(view, standing, say);
  const there = standing.is === "resolved" ? "" : talkWords.here(followed.visitorOnline.value);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => focusIfFree(heading.current), []);
  const local = localTime(contact?.timeZone ?? null, minute.value);
  return (
    <header class="top-bar">
      <a
        class="tool phone-only"
        href={href(besideList(null))}
        aria-label={talkWords.back(viewWords[listRoute.value.view])}
      >
        <BackIcon turn />
      </a>
      <span class="phone-only">
        <Avatar
          name={name}
          seed={view.contactId}
          presence={followed.visitorOnline.value ? "online" : "away"}
        />
      </span>
      <div class="grow">
        <h1 class="clip" ref={heading}>
          {name}
        </h1>
        <p class="soft clip">
          {onPhone.value && local !== null
            ? talkWords.clockIn(local)
            : [there, sentence].filter((part) => part !== "").join(" · ")}
        </p>
      </div>
      <Actions id={view.id} standing={standing} />
    </header>
  );
}

type ActionsProps = { readonly id: string; readonly standing: Standing };

function Actions({ id, standing }: ActionsProps) {
  return (
    <>
      {!onPhone.value && <LesserActions id={id} standing={standing} />}
      <MainAction id={id} standing={standing} />
      {onPhone.value ? <MoreMenu id={id} standing={standing} /> : <ContactButton />}
    </>
  );
}

function LesserActions({ id, standing }: ActionsProps) {
  const desk = useDesk();
  const assigns = mayAssign(standing, desk.account.role);
  return (
    <>
      {mayHandOn(standing, desk.account.role) && !assigns && (
        <SignedButton
          icon={TransferIcon}
          label={handOnWords.button}
          onPress={() => askHandOn(id, true)}
        />
      )}
      {standing.is === "mine" && (
        <SignedButton icon={TicketIcon} label={talkWords.file} onPress={() => file(desk, id)} />
      )}
      {assigns && (
        <SignedButton
          icon={TransferIcon}
          label={handOnWords.give}
          onPress={() => askHandOn(id, false)}
        />
      )}
    </>
  );
}

type SignedProps = {
  readonly icon: ComponentType<IconProps>;
  readonly label: string;
  readonly onPress: () => void;
};

/** Its sign stands for it where there is no room for its words. */
function SignedButton({ icon: Icon, label, onPress }: SignedProps) {
  return (
    <button type="button" class="btn btn-line sm" title={label} onClick={onPress}>
      <Icon />
      <span class="word">{label}</span>
    </button>
  );
}

function MainAction({ id, standing }: ActionsProps) {
  const desk = useDesk();
  switch (standing.is) {
    case "mine":
      return (
        <span class="split">
          <button type="button" class="btn btn-main sm" onClick={() => resolve(desk, id)}>
            <DoneIcon />
            {talkWords.resolve}
          </button>
          {!onPhone.value && (
            <button
              type="button"
              class="btn btn-main sm more"
              aria-label={resolveWords.title}
              title={resolveWords.title}
              onClick={() => askResolveWhy(id)}
            >
              <DownIcon small />
            </button>
          )}
        </span>
      );
    case "waiting":
      return (
        <button type="button" class="btn btn-main sm" onClick={() => claim(desk, id)}>
          {talkWords.claim}
        </button>
      );
    case "ticketed":
      return (
        <a class="btn btn-line sm" href={href(besideList({ is: "ticket", id: standing.ticketId }))}>
          <TicketIcon />
          {talkWords.openTicket(standing.reference)}
        </a>
      );
    case "offered":
    case "theirs":
      return mayAssign(standing, desk.account.role) ? (
        <button type="button" class="btn btn-main sm" onClick={() => takeOver(desk, id)}>
          {handOnWords.takeOver}
        </button>
      ) : null;
    case "bot":
    case "offered_to_me":
    case "resolved":
      return null;
  }
}

function MoreMenu({ id, standing }: ActionsProps) {
  const desk = useDesk();
  return (
    <Menu label={talkWords.more} triggerClass="tool" trigger={<MoreIcon />}>
      <MenuItem onChoose={() => (contactShown.value = true)}>
        <PersonIcon small />
        {contactWords.title}
      </MenuItem>
      {mayHandOn(standing, desk.account.role) && (
        <MenuItem onChoose={() => askHandOn(id, true)}>
          <TransferIcon small />
          {handOnWords.button}
        </MenuItem>
      )}
      {mayAssign(standing, desk.account.role) && (
        <MenuItem onChoose={() => askHandOn(id, false)}>
          <TransferIcon small />
          {handOnWords.give}
        </MenuItem>
      )}
      {standing.is === "mine" && (
        <MenuItem onChoose={() => askResolveWhy(id)}>
          <DoneIcon small />
          {resolveWords.title}
        </MenuItem>
      )}
      {standing.is === "mine" && (
        <MenuItem onChoose={() => file(desk, id)}>
          <TicketIcon small />
          {talkWords.file}
        </MenuItem>
      )}
    </Menu>
  );
}

/** Shown by the style only where the contact is folded away. */
export function ContactButton() {
  return (
    <button
      type="button"
      class="tool sm folded-only"
      aria-label={contactWords.show}
      onClick={() => (contactShown.value = true)}
    >
      <PersonIcon />
    </button>
  );
}

function askHandOn(conversationId: string, own: boolean): void {
  overlay.value = { is: "hand-on", conversationId, own };
}
