import { computed } from "@preact/signals";
import { timesFor, type Times } from "../ui/times.ts";
import { locale } from "./words/counted.ts";

const current = computed(() => timesFor(locale()));

/** Times in the reader's zone, in a way of writing that fits the words around them. */
export const times = (): Times => current.value;
