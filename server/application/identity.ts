import { identityStep, joined } from "../domain/identity.ts";
import type { ContactRecord } from "../domain/contact-record.ts";
import type { IdentityState } from "../protocol/visitor.ts";
import { moved } from "./contact-merge.ts";
import { contactOf, fingerprint, newContact } from "./contacts.ts";
import type { Deps } from "./deps.ts";
import { checkToken, type Claims } from "./jwt.ts";
import type { Change, News, Stored } from "./ports.ts";
import { get, write } from "./records.ts";
import { identitySecret, openWorkspace } from "./workspace.ts";

/** `because`: why the token was refused, for the log. */
type Identified = { readonly state: IdentityState; readonly because: string | null };

/**
 * Makes a browser the verified person's whom its site says it is, if the token proves it. The record
 * of the subject is part of the commit: one person is one contact under any race.
 */
export async function identify(
  deps: Deps,
  visitorToken: string,
  token: string,
): Promise<Identified> {
  const { state: workspace } = await openWorkspace(deps);
  const proof = checkToken(token, {
    secret: await identitySecret(deps),
    audience: workspace.siteKey,
    now: deps.clock.now(),
  });
  if (!proof.ok) return { state: proof.why, because: "because" in proof ? proof.because : null };
  while (!(await step(deps, visitorToken, proof.claims)));
  return { state: "verified", because: null };
}

/** false: somebody else changed one of the records meanwhile. */
async function step(deps: Deps, visitorToken: string, claims: Claims): Promise<boolean> {
  const visitorId = fingerprint(visitorToken);
  const contactId = await contactOf(deps, visitorToken);
  const subjectId = fingerprint(claims.sub);
  const [visitor, subject] = await Promise.all([
    get(deps.store, "visitor", visitorId),
    get(deps.store, "subject", subjectId),
  ]);
  const contact = await get(deps.store, "contact", contactId);
  if (visitor === undefined || contact === undefined) return true;
  const known = subject && (await get(deps.store, "contact", subject.state.contactId));
  const put = (stored: Stored<ContactRecord>, state: ContactRecord): readonly Change<unknown>[] => {
    if (JSON.stringify(state) === JSON.stringify(stored.state)) return [];
    return [write({ kind: "contact", expected: stored.version, state }, deps.timings)];
  };
  const own = (contactId: string) =>
    write({ kind: "subject", expected: 0, state: { id: subjectId, contactId } }, deps.timings);
  const goTo = (contactId: string) =>
    write(
      { kind: "visitor", expected: visitor.version, state: { ...visitor.state, contactId } },
      deps.timings,
    );

  async function changes(): Promise<readonly Change<unknown>[]> {
    if (visitor === undefined || contact === undefined) return [];
    switch (identityStep(contact.state, known?.state ?? null)) {
      case "same":
        return put(contact, described(contact.state, claims));
      case "claim":
        return [own(contact.id), ...put(contact, described(contact.state, claims))];
      case "part": {
        const fresh = described(newContact(deps, visitorId), claims);
        const made = write({ kind: "contact", expected: 0, state: fresh }, deps.timings);
        return [own(fresh.id), goTo(fresh.id), made];
      }
      case "join": {
        if (known === undefined) return [];
        if (contact.state.verified !== undefined)
          return [goTo(known.id), ...put(known, described(known.state, claims))];
        const both = joined(known.state, contact.state);
        return [
          goTo(known.id),
          ...put(known, described(both.known, claims)),
          ...put(contact, both.emptied),
          ...(await moved(deps, contact.state, both.known)),
        ];
      }
      case "wait":
        return [];
    }
  }

  const wanted = await changes();
  if (wanted.length === 0) return true;
  const { ok } = await deps.store.commit(wanted, deps.clock.now());
  if (ok) deps.publisher.publish(wanted.map(newsOf));
  return ok;
}

/** Whose it is does not matter to agents; visitors are told by connecting anew. */
function newsOf({ kind, id }: Change<unknown>): News {
  return { is: "changed", kind, id, contactId: null, urgent: true };
}

function described(contact: ContactRecord, { sub, name, email }: Claims): ContactRecord {
  return {
    ...contact,
    name: name ?? contact.name,
    email: email ?? contact.email,
    verified: { subject: sub },
  };
}
