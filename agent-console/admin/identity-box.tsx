import { useSignal } from "@preact/signals";
import { CopyField } from "../parts/copy-field.tsx";
import { useDesk } from "../state/use-desk.ts";
import { identityWords } from "../words/settings.ts";

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
    if (anew) desk.toasts.say(identityWords.renewed);
  };
  return (
    <section class="box" aria-labelledby="settings-identity">
      <header>
        <h3 id="settings-identity">{identityWords.title}</h3>
      </header>
      <p class="soft">{identityWords.how}</p>
      {secret.value === null ? (
        <button type="button" class="btn btn-line" onClick={() => void fetch(false)}>
          {identityWords.show}
        </button>
      ) : (
        <>
          <CopyField label={identityWords.title} text={secret.value} />
          {sure.value ? (
            <p class="row-ends">
              <span class="soft">{identityWords.renewWarning}</span>
              <button type="button" class="btn btn-line" onClick={() => void fetch(true)}>
                {identityWords.renewSure}
              </button>
            </p>
          ) : (
            <button type="button" class="btn btn-line" onClick={() => (sure.value = true)}>
              {identityWords.renew}
            </button>
          )}
        </>
      )}
    </section>
  );
}
