import { html, type Html } from "../../help/html.ts";
import { trackingPath } from "../links.ts";

/** The one form of a request's page. */
export const FORM = "write";

export type Press = {
  readonly reference: string;
  readonly to: "judge" | "rate";
  readonly name: string;
  readonly value: string;
  readonly isMain: boolean;
};

/**
 * A button that says something by itself. It sends the page's one form elsewhere, so that what is being
 * written comes along and can be shown again (SPEC X4). Without its files: no page can choose them again.
 */
export function press({ reference, to, name, value, isMain }: Press, text: string): Html {
  return html`<button
    class="btn ${isMain ? "btn-main" : "btn-line"}"
    name="${name}"
    value="${value}"
    form="${FORM}"
    formaction="${trackingPath(reference)}/${to}"
    formenctype="application/x-www-form-urlencoded"
  >
    ${text}
  </button>`;
}
