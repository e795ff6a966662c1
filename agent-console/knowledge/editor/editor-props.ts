import type { ArticleDetail } from "../../../server/protocol/articles.ts";
import type { ArticleAt } from "../state/api.ts";
import type { Edit } from "./edit.ts";

export type EditorProps = {
  readonly name: string;
  readonly at: ArticleAt | null;
  readonly detail: ArticleDetail | null;
  readonly start: Edit;
  /** null: what there is on the server is to be asked for. */
  readonly onChanged: (detail: ArticleDetail | null) => void;
};
