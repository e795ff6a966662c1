import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ConversationView } from "../../server/protocol/view.ts";
import { BotAvatar } from "../../widget/ui/avatar.tsx";
import { DownIcon, UpIcon } from "../../widget/ui/icons.tsx";
import { times } from "../state/here.ts";
import { commonWords, quoted } from "../words/common.ts";
import { attemptWords, triedWords } from "../words/talk.ts";
import { ArticleLink } from "./article-link.tsx";
import { attemptsOf, spanOf, type Attempt, type Verdict } from "./attempts.ts";

/** What the bot tried before people came, folded to a line. */
export function BotFold({ view }: { readonly view: ConversationView }) {
  const open = useSignal(false);
  const id = useId();
  const attempts = attemptsOf(view);
  const last = attempts.at(-1);
  if (last === undefined) return null;
  return (
    <section class="tried" aria-label={attemptWords.title}>
      <button
        type="button"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => (open.value = !open.value)}
      >
        <BotAvatar />
        <span class="tried-words">
          <b class="strong">{triedWords(attempts.length)}</b>
          {between(attempts)}
        </span>
        <span class="soft clip">
          {attemptWords.gist(last.articles[0]?.title ?? null, attemptWords.verdicts[last.verdict])}
        </span>
        <span class="end">{open.value ? <UpIcon small /> : <DownIcon small />}</span>
      </button>
      {open.value && (
        <ol id={id}>
          {attempts.map((attempt, index) => (
            <AttemptLine key={index} attempt={attempt} />
          ))}
        </ol>
      )}
    </section>
  );
}

const TONES: Readonly<Record<Verdict, string>> = {
  helped: "chip good",
  said_no: "chip warn",
  no_word: "chip",
  found_nothing: "chip",
};

function AttemptLine({ attempt }: { readonly attempt: Attempt }) {
  return (
    <li>
      <div class="grow">
        <p class="asked" dir="auto">
          {quoted(attempt.question)}
        </p>
        {attempt.articles.map((article) => (
          <p key={article.id}>
            <ArticleLink article={article} />
          </p>
        ))}
      </div>
      <span class={TONES[attempt.verdict]}>{attemptWords.verdicts[attempt.verdict]}</span>
    </li>
  );
}

function between(attempts: readonly Attempt[]): string {
  const span = spanOf(attempts);
  if (span === null) return "";
  const [from, to] = [times.clock(span.from), times.clock(span.to)];
  return from === to ? `, ${from}` : `, ${commonWords.fromTo(from, to)}`;
}
