/** Spoken in the handshake; a client with another number is told to reload. */
export const PROTOCOL_VERSION = 1;

/** Longest message, note or question, in UTF-16 code units. */
export const MAX_TEXT = 4000;

/** Longest reason an agent gives for what they did with a chat. */
export const LONGEST_REASON = 200;

/** Largest packet the server reads, in bytes; a change to the longest macro, which brings what it was, takes 54 kB. */
export const MAX_PACKET_BYTES = 64 * 1024;

/** How often the server tells a client where its conversations stand, in milliseconds. */
export const HEARTBEAT_MS = 10_000;

/** Without one for so long, in milliseconds, a client that was told so before looks whether the server is still there. */
export const HEARTBEAT_LATE_MS = 13_000;

/** Where the consoles' connections are made: the server asks them for a sign of life far more often than a visitor's phone. */
export const AGENT_PATH = "/socket.io-agents";

/** A typing sign that is not renewed fades after this many milliseconds. */
export const TYPING_MS = 6_000;

/** A sign of an agent that is not renewed fades after this many milliseconds, for other agents. */
export const AGENT_SIGN_MS = 25_000;

/** Longest text shown before it is sent, in UTF-16 code units: of a longer one its end. */
export const LONGEST_PREVIEW = 1_000;

/** How many lines of a thread are sent at once; earlier ones are asked for. */
export const PAGE_LINES = 50;

/** Files imported at once, together: how many, and in bytes. */
export const MAX_IMPORT_FILES = 5_000;
export const MAX_IMPORT_BYTES = 25_000_000;

/** And in bytes as JSON, in which quotes and ends of lines take two; the example of a proxy lets it through. */
export const MAX_IMPORT_JSON_BYTES = 32_000_000;

/** Furthest the launcher stands from the edge of the window, in CSS pixels. */
export const MAX_DISTANCE = 200;
