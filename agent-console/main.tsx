import { render } from "preact";
import "../widget/ui/tokens.css";
import "../widget/ui/parts.css";
import "./styles/frame.css";
import "./styles/nav.css";
import "./styles/list.css";
import "./styles/talk.css";
import "./styles/writer.css";
import "./styles/contact.css";
import "./styles/ticket.css";
import "./styles/offer.css";
import "./styles/pages.css";
import "./styles/account.css";
import "./styles/narrow.css";
import { App } from "./app.tsx";
import { rootElement } from "./browser.ts";

render(<App />, rootElement());
