import type { CallBack } from "../../server/protocol/conversation.ts";
import { PhoneIcon } from "../../widget/ui/icons-talk.tsx";
import { say } from "../state/here.ts";
import { callWords } from "../words/call.ts";

/** Whom to call, where, and when on the reader's clock. */
export function CallWish({ call: { name, phone, when } }: { readonly call: CallBack }) {
  const time = when === null ? null : `${say.onDay(when)}, ${say.clock(when)}`;
  return (
    <p class="call-wish">
      <PhoneIcon small />
      <span>
        {callWords.before(name)}{" "}
        <a href={`tel:${phone.replace(/[^+0-9]/g, "")}`} dir="ltr">
          {phone}
        </a>{" "}
        {time ?? callWords.soon}
      </span>
    </p>
  );
}
