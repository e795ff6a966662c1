import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { NO_PROBLEMS, type Problems } from "../state/problems.ts";

/** What the server said is wrong, for the fields below. */
export const ProblemsContext = createContext<Problems>(NO_PROBLEMS);

/** What is wrong with the field at this path; null: nothing. */
export function useProblem(at: string): string | null {
  return useContext(ProblemsContext).get(at) ?? null;
}

/** Wrong with several fields together; read out when it comes. */
export function Wrong({ at }: { readonly at: string }) {
  const problem = useProblem(at);
  if (problem === null) return null;
  return (
    <p class="wrong-note" role="alert">
      {problem}
    </p>
  );
}
