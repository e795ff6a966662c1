import { FIRST_LOOK } from "../domain/look/look.ts";
import { workspacePart } from "./workspace-part.ts";

/** How the chat looks on the owner's site; in force for every page loaded from now on. */
export const look = workspacePart("look", FIRST_LOOK);
