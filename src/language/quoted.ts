import { t } from "./words.ts";

/** What users wrote, in the quotes of the page's language. */
export const quoted = (text: string): string => t("“{text}”", { text });
