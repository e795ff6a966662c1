import { reloadPage } from "../browser.ts";
import { words } from "../words.ts";

/** A newer version may have taken this one's place on the server: reloading finds it. */
export function NotFetched() {
  return (
    <div class="empty" role="alert">
      <p class="strong">{words.notFetched.title}</p>
      <p class="soft">{words.notFetched.text}</p>
      <button type="button" class="btn btn-tint sm" onClick={reloadPage}>
        {words.connection.reload}
      </button>
    </div>
  );
}
