import type { ImportRemark, ImportReport } from "../../../server/protocol/articles.ts";
import { articleWords } from "../../words/articles.ts";

const WHATS = ["new", "replaces", "kept", "same"] as const;
const LOOKS = { new: "good", replaces: "warn", kept: "line", same: "line" } as const;
/** A table of thousands of lines helps nobody. */
const AT_MOST = 300;

/** What would happen to each article, or did; what was not taken, and what not understood. */
export function Report({ report }: { readonly report: ImportReport }) {
  const { items, skipped, notes, applied } = report;
  const counts = WHATS.map((what) => [what, items.filter((item) => item.what === what).length]);
  return (
    <>
      <p class="report-counts">
        <b class="strong">
          {applied ? articleWords.importing.happened : articleWords.importing.wouldHappen}
        </b>{" "}
        {articleWords.importing.counts(Object.fromEntries(counts), skipped.length)}
      </p>
      <Remarks heading={articleWords.importing.skipped} remarks={skipped} />
      <Remarks heading={articleWords.importing.notUnderstood} remarks={notes} />
      {items.length > 0 && <Items items={items} />}
    </>
  );
}

function Remarks({
  heading,
  remarks,
}: {
  readonly heading: string;
  readonly remarks: readonly ImportRemark[];
}) {
  if (remarks.length === 0) return null;
  return (
    <section>
      <h3>{heading}</h3>
      <ul class="remark-list">
        {remarks.slice(0, AT_MOST).map(({ file, line, why }, index) => (
          <li key={index}>
            <b class="strong">
              {file}
              {articleWords.importing.line(line)}:
            </b>{" "}
            {why}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Items({ items }: Pick<ImportReport, "items">) {
  return (
    <div
      class="report-table"
      tabIndex={0}
      role="region"
      aria-label={articleWords.importing.articles}
    >
      <table>
        <thead>
          <tr class="soft">
            <th scope="col">{articleWords.importing.article}</th>
            <th scope="col">{articleWords.importing.file}</th>
            <th scope="col">{articleWords.importing.phrasings}</th>
            <th scope="col">{articleWords.importing.happens}</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, AT_MOST).map((item) => (
            <tr key={`${item.file} ${item.id}`}>
              <td>
                {item.title}
                <small>{item.id}</small>
              </td>
              <td class="soft">{item.file}</td>
              <td class="num">{item.phrasings}</td>
              <td>
                <span class={`chip ${LOOKS[item.what]}`}>
                  {articleWords.importing.whats[item.what]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > AT_MOST && (
        <p class="soft tiny">{articleWords.importing.moreItems(items.length - AT_MOST)}</p>
      )}
    </div>
  );
}
