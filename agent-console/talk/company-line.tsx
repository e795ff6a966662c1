import { Avatar } from "../../widget/ui/avatar.tsx";
import type { Companion } from "../state/company.ts";
import { companyWords } from "../words/company.ts";

const FACES = 3;

/** Who else is at this conversation, where one writes. */
export function CompanyLine({ company }: { readonly company: readonly Companion[] }) {
  return (
    <div class="company-place" role="status" aria-label={companyWords.label}>
      {company.length > 0 && (
        <p class="company">
          <span class="faces" aria-hidden="true">
            {company.slice(0, FACES).map(({ id, name }) => (
              <Avatar key={id} name={name} seed={id} size={20} />
            ))}
          </span>
          <span>{companyWords.doing(company)}</span>
        </p>
      )}
    </div>
  );
}
