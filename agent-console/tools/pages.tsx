/** The desk's tools: one part, fetched when somebody first needs one. */
import "./styles/tools.css";
import "../pre-chat/pre-chat.css";
import "../privacy/privacy.css";
import "../../widget/ui/peek-card.css";
import "../proactive/proactive.css";

export { NoticesPage } from "./notices-page.tsx";
export { ProactiveBox } from "../proactive/proactive-box.tsx";
export { PreChatBox } from "../pre-chat/pre-chat-box.tsx";
export { LookBox } from "../look/look-box.tsx";
export { PrivacyBox } from "../privacy/privacy-box.tsx";
export { TypingPreviewBox } from "../typing-preview/typing-preview-box.tsx";
export { MacroDialog } from "./toolkit/macro-dialog.tsx";
export { ToolkitPage } from "./toolkit/toolkit-page.tsx";
export { ServiceBox } from "./service/service-box.tsx";
export { SlaBox } from "./sla/sla-box.tsx";
