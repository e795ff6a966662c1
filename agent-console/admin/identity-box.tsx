import { useSignal } from "@preact/signals";
import { CopyField } from "../parts/copy-field.tsx";
import { useDesk } from "../state/use-desk.ts";
import { words } from "../words.ts";

/** The secret a site signs with when it vouches for a visitor; shown when asked for. */
export function IdentityBox() {
  const desk = useDesk();
  const secret = useSignal<string | null>(null);
  const sure = useSignal(false);
  const fetch = async (anew: boolean) => {
    sure.value = false;
    const reply = await desk.attempt("identity:secret", { anew });
    if (!reply.ok) return;
    secret.value = reply.value.secret;
    if (anew) desk.toasts.say(words.identity.renewed);
  };
  return (
    <section class="box" aria-labelledby="settings-identity">
      <header>
        <h2 id="settings-identity">{words.identity.title}</h2>
      </header>
      <p class="soft">{words.identity.how}</p>
      {secret.value === null ? (
        <button type="button" class="btn btn-line" onClick={() => void fetch(false)}>
          {words.identity.show}
        </button>
      ) : (
        <>
          <CopyField label={words.identity.title} text={secret.value} />
          {sure.value ? (
            <p class="row-ends">
              <span class="soft">{words.identity.renewWarning}</span>
              <button type="button" class="btn btn-line" onClick={() => void fetch(true)}>
                {words.identity.renewSure}
              </button>
            </p>
          ) : (
            <button type="button" class="btn btn-line" onClick={() => (sure.value = true)}>
              {words.identity.renew}
            </button>
          )}
        </>
      )}
    </section>
  );
}
