import { reloadPage } from "../browser.ts";
import { commonWords } from "../words/common.ts";

/** A newer version may have taken this one's place on the server: reloading finds it. */
export function NotFetched() {
  return (
    <div class="empty" role="alert">
      <p class="strong">{commonWords.notFetched.title}</p>
      <p class="soft">{commonWords.notFetched.text}</p>
      <button type="button" class="btn btn-tint sm" onClick={reloadPage}>
        {commonWords.connection.reload}
      </button>
    </div>
  );
}
