import { DocIcon } from "../../widget/ui/icons-home.tsx";
import { ArticleInsertDoor } from "../knowledge/door.tsx";
import { Pop } from "../parts/pop.tsx";
import { chatWords } from "../words/from-chat.ts";

type InsertProps = {
  readonly language: string | null;
  readonly onInsert: (text: string) => void;
};

/** A button of the writer: an article is searched above it and put into the text. */
export function InsertArticle({ language, onInsert }: InsertProps) {
  return (
    <Pop label={chatWords.insert} icon={<DocIcon />} triggerClass="tool sm article-tool">
      {(close) => (
        <ArticleInsertDoor
          language={language}
          onInsert={(text) => {
            close();
            onInsert(text);
          }}
        />
      )}
    </Pop>
  );
}
