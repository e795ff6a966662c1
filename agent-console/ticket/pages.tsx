/** The screens for tickets: one part, fetched when somebody first opens one. */
import "./styles/case.css";
import "./styles/desk.css";
import "./styles/tasks.css";

export { TicketDesk } from "./desk/ticket-desk.tsx";
export { SearchPage } from "./search/search-page.tsx";
export { TicketPage } from "./ticket-page.tsx";
