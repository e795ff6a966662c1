/**
 * Every failure a client can be told, once. `status` is its HTTP status; `message` says what the
 * person can do about it. `retry` marks the ones where sending the very same thing later can work.
 */
export const ERRORS = {
  bad_request: {
    status: 400,
    retry: false,
    message: "That request was not understood. Reload the page and try again.",
  },
  too_long: {
    status: 413,
    retry: false,
    message: "That is too long. Shorten it and send it again.",
  },
  limit_reached: {
    status: 409,
    retry: false,
    message: "There is no more room for this: remove one first.",
  },
  file_large: {
    status: 413,
    retry: false,
    message: "That file is too large. Send a smaller one.",
  },
  file_type: {
    status: 415,
    retry: false,
    message: "Files of that kind are not taken here, or it is not what its name says.",
  },
  file_gone: {
    status: 410,
    retry: false,
    message: "A file that goes with this is not there any more. Attach it again.",
  },
  files_full: {
    status: 409,
    retry: false,
    message: "There is no room for more files in this conversation.",
  },
  file_quota: {
    status: 429,
    retry: false,
    message: "That is as many files as can be sent in a day. Try again tomorrow.",
  },
  signed_out: { status: 401, retry: false, message: "You are signed out. Sign in to go on." },
  wrong_password: {
    status: 401,
    retry: false,
    message: "That e-mail address and password do not belong together.",
  },
  deactivated: {
    status: 403,
    retry: false,
    message:
      "This account has been deactivated. Ask an administrator of your shop to open it again.",
  },
  forbidden: { status: 403, retry: false, message: "You may not do that." },
  // Whoever is let again need not write it again.
  blocked: {
    status: 403,
    retry: true,
    message: "This shop takes no more messages from here.",
  },
  wrong_origin: {
    status: 403,
    retry: false,
    message: "This page's address is not allowed here. Add it under Settings.",
  },
  not_found: { status: 404, retry: false, message: "That is not here, or not yours to see." },
  conversation_over: {
    status: 409,
    retry: false,
    message: "This conversation has ended. Start a new one.",
  },
  wrong_state: {
    status: 409,
    retry: false,
    message: "That can no longer be done: the conversation has moved on.",
  },
  rated: {
    status: 409,
    retry: false,
    message: "The visitor has already said how it was, so it stays as it ended.",
  },
  talks_elsewhere: {
    status: 409,
    retry: false,
    message: "The visitor has begun another conversation meanwhile.",
  },
  ticket_closed: {
    status: 409,
    retry: false,
    message: "This ticket is closed and stays as it is. What its customer writes opens a new one.",
  },
  task_waits: {
    status: 409,
    retry: false,
    message: "This task waits for others. Do those first.",
  },
  task_cycle: {
    status: 422,
    retry: false,
    message: "These tasks would wait for one another, and none could ever be done.",
  },
  other_contact: {
    status: 409,
    retry: false,
    message:
      "These tickets belong to different customers, so they cannot become one. Link them instead.",
  },
  taken: { status: 409, retry: false, message: "Somebody else was first." },
  full: {
    status: 409,
    retry: false,
    message: "You have as many chats as you can take. Finish one first.",
  },
  agent_full: {
    status: 409,
    retry: false,
    message: "They have as many chats as they can take. Choose somebody else.",
  },
  verified_contact: {
    status: 409,
    message: "The site vouches for one of them. Only their own sign-in there joins them.",
    retry: false,
  },
  both_active: {
    status: 409,
    retry: false,
    message: "Both have a conversation in progress. Finish one first.",
  },
  agent_away: {
    status: 409,
    retry: false,
    message: "They are not signed in right now. Choose somebody else.",
  },
  note_missing: {
    status: 422,
    retry: false,
    message: "Write a note for whoever takes it: they read it first.",
  },
  conflict: {
    status: 409,
    retry: false,
    message:
      "Somebody else changed this meanwhile. Nothing was saved: compare both and save again.",
  },
  team_gone: {
    status: 409,
    retry: false,
    message: "A team that is named here is gone meanwhile: take it off, or choose another.",
  },
  webhook_private: {
    status: 422,
    retry: false,
    message:
      "The webhook’s address is in a private network, where nothing is sent. WEBHOOK_PRIVATE=1 allows it: see docs/operations.md.",
  },
  file_unreadable: {
    status: 422,
    retry: false,
    message: "That file cannot be read as an article. Correct it in the folder, or take ours.",
  },
  superseded: {
    status: 409,
    retry: false,
    message: "Something newer was asked for meanwhile; its answer follows.",
  },
  visitor_away: {
    status: 409,
    retry: false,
    message: "The visitor is not here right now. Reply on the ticket instead.",
  },
  link_used: {
    status: 410,
    retry: false,
    message: "This link has been used or has expired. Ask for a new one.",
  },
  email_taken: {
    status: 409,
    retry: false,
    message: "Somebody already signs in with that e-mail address.",
  },
  weak_password: {
    status: 422,
    retry: false,
    message: "Choose a password of at least 10 characters.",
  },
  reload: { status: 426, retry: false, message: "This page is out of date. Reload it." },
  too_many: {
    status: 429,
    retry: true,
    message: "That was a lot at once. It will be tried again shortly.",
  },
  busy: {
    status: 503,
    retry: true,
    message: "The server is busy. It will be tried again shortly.",
  },
  draining: {
    status: 503,
    retry: true,
    message: "The server is restarting. It will be tried again shortly.",
  },
} as const;

export type ErrorCode = keyof typeof ERRORS;

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode): { readonly ok: false; readonly code: ErrorCode } {
  return { ok: false, code };
}
