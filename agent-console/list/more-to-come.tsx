import { listWords } from "../words/list.ts";

/** That a list is not all here yet. */
export function MoreToCome({ count }: { readonly count: number }) {
  return (
    <p class="more-to-come soft num" role="status">
      {count > 0 && listWords.toCome(count)}
    </p>
  );
}
