import { t } from "../../language/words.ts";

/** The models that come with the app, by the names of their folders. */
export const BUNDLED = {
  general: {
    get name() {
      return t("General (bundled)");
    },
    get title() {
      return t("General model (bundled)");
    },
    get says() {
      return t("reads any type from its name");
    },
    readsNames: true,
  },
  conll04: {
    get name() {
      return t("CoNLL04 (bundled)");
    },
    get title() {
      return t("CoNLL04 news model (bundled)");
    },
    get says() {
      return t("four types of news");
    },
    readsNames: false,
  },
} as const;

export type BundledName = keyof typeof BUNDLED;
export const BUNDLED_NAMES: readonly [BundledName, ...BundledName[]] = ["general", "conll04"];

/** The one that is opened on a first visit. */
export const DEFAULT_BUNDLED: BundledName = "general";

/** The one that older versions opened: their projects have its types, and go on with it. */
export const FORMER_BUNDLED: BundledName = "conll04";

/** Those that can be chosen, the first one first. */
export const CHOOSABLE_BUNDLED: readonly BundledName[] = [
  ...new Set([DEFAULT_BUNDLED, FORMER_BUNDLED]),
];
