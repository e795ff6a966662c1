import { useSignal } from "@preact/signals";
import { PUSH_KINDS } from "../../server/protocol/push.ts";
import { Tick } from "../parts/tick.tsx";
import { say } from "../state/here.ts";
import { useDesk } from "../state/use-desk.ts";
import { pushWords } from "../words/push.ts";
import { pushAbility } from "./browser-push.ts";
import { changePush, push, startHere, stopOn } from "./push-desk.ts";

/** Whether browsers of one's own are told, and of what. */
export function PushBox() {
  const state = push.value;
  if (state === null) return null;
  return (
    <section class="box prefs">
      <h2>{pushWords.title}</h2>
      <p class="soft">{pushWords.how}</p>
      <Here />
      {state.devices.length > 0 && (
        <>
          <Kinds />
          <Devices />
        </>
      )}
    </section>
  );
}

/** This very browser. */
function Here() {
  const desk = useDesk();
  const ability = useSignal(pushAbility());
  /** What is being turned to; null: nothing. */
  const turning = useSignal<boolean | null>(null);
  const failed = useSignal(false);
  const here = push.value?.here ?? null;
  const turn = async (on: boolean) => {
    turning.value = on;
    failed.value = false;
    if (!on && here !== null) await stopOn(desk, here);
    if (on) failed.value = (await startHere(desk)) === "failed";
    ability.value = pushAbility();
    turning.value = null;
  };
  return (
    <>
      <Tick
        label={pushWords.here}
        value={turning.value ?? here !== null}
        disabled={ability.value === "unsupported" || turning.value !== null}
        onChange={(on) => void turn(on)}
      />
      <p class="soft" role="status">
        {ability.value === "unsupported" && pushWords.unsupported}
        {ability.value === "denied" && pushWords.denied}
        {ability.value === "able" && failed.value && pushWords.failed}
      </p>
    </>
  );
}

function Kinds() {
  const desk = useDesk();
  const { kinds = [], text = false } = push.value?.settings ?? {};
  return (
    <>
      <fieldset>
        <legend>{pushWords.what}</legend>
        {PUSH_KINDS.map((kind) => (
          <Tick
            key={kind}
            label={pushWords.kinds[kind]}
            value={kinds.includes(kind)}
            onChange={(on) =>
              void changePush(desk, {
                kinds: PUSH_KINDS.filter((one) => (one === kind ? on : kinds.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      <Tick
        label={pushWords.text}
        value={text}
        onChange={(on) => void changePush(desk, { text: on })}
      />
      <p class="soft">{pushWords.textHow}</p>
    </>
  );
}

function Devices() {
  const desk = useDesk();
  const { devices = [], here = null } = push.value ?? {};
  const tryOn = async (deviceId: string) => {
    const reply = await desk.attempt("push:try", { deviceId });
    if (reply.ok) desk.toasts.say(pushWords.tried);
  };
  return (
    <div class="push-devices">
      <h3>{pushWords.devices}</h3>
      <ul>
        {devices.map(({ id, name, at }) => (
          <li key={id} class="pref-line">
            <span class="grow">
              {name}{" "}
              <span class="soft">
                {id === here ? pushWords.isHere : pushWords.since(say.day(at))}
              </span>
            </span>
            <button type="button" class="btn btn-bare sm" onClick={() => void tryOn(id)}>
              {pushWords.trial}
              <span class="sr">: {name}</span>
            </button>
            <button type="button" class="btn btn-bare sm" onClick={() => void stopOn(desk, id)}>
              {pushWords.stop}
              <span class="sr">: {name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
