import { createContext, type ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { useContext, useEffect, useId, useRef } from "preact/hooks";
import { focused, onPress } from "../browser.ts";
import { useKeys } from "./use-keys.ts";

type MenuProps = {
  /** What the menu holds. */
  readonly label: string;
  /** The trigger has words of its own; the label follows them, unseen. */
  readonly worded?: boolean;
  readonly triggerClass: string;
  readonly trigger: ComponentChildren;
  /** Which way it opens. */
  readonly opens?: "down" | "up";
  readonly children: ComponentChildren;
};

/** A button and the menu it opens. Escape, a press elsewhere and a choice close it. */
export function Menu(props: MenuProps) {
  const { label, worded = false, triggerClass, trigger, opens = "down", children } = props;
  const open = useSignal(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  useEffect(() => {
    const element = frame.current;
    if (!open.value || element === null) return undefined;
    itemsIn(element)[0]?.focus();
    return onPress((event) => {
      if (event.target instanceof Node && !element.contains(event.target)) open.value = false;
    });
  }, [open.value]);
  useKeys(frame, (event, element) => {
    if (open.value) keys(event, element, close);
  });

  return (
    <div class="menu-frame" ref={frame}>
      <button
        ref={button}
        type="button"
        class={triggerClass}
        aria-label={worded ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-controls={open.value ? id : undefined}
        onClick={() => (open.value = !open.value)}
      >
        {trigger}
        {worded && <span class="sr">{label}</span>}
      </button>
      {open.value && (
        <CloseMenu.Provider value={close}>
          <div id={id} class={`menu ${opens} arrive`} role="menu" aria-label={label} tabIndex={-1}>
            {children}
          </div>
        </CloseMenu.Provider>
      )}
    </div>
  );
}

const CloseMenu = createContext<() => void>(() => {});

function itemsIn(frame: HTMLElement): readonly HTMLElement[] {
  return [...frame.querySelectorAll<HTMLElement>("[role^=menuitem]")];
}

function keys(event: KeyboardEvent, frame: HTMLElement, close: () => void): void {
  if (event.key === "Tab") close();
  if (event.key === "Escape") {
    event.stopPropagation();
    close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = itemsIn(frame);
  const at = items.findIndex((item) => item === focused());
  items.at((at + step) % items.length)?.focus();
}

type ItemProps = {
  /** A choice of several, and whether it is made; leave out for a plain action. */
  readonly chosen?: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
};

export function MenuItem({ chosen, onChoose, children }: ItemProps) {
  const kind = chosen === undefined ? {} : { "aria-checked": chosen };
  const role = chosen === undefined ? "menuitem" : "menuitemradio";
  const close = useContext(CloseMenu);
  const choose = () => {
    onChoose();
    close();
  };
  return (
    <button
      type="button"
      role={role}
      class={chosen ? "is-on" : ""}
      tabIndex={-1}
      onClick={choose}
      {...kind}
    >
      {children}
    </button>
  );
}
