/** The models that come with the app, by the names of their folders. */
export const BUNDLED = {
  general: {
    name: "General (bundled)",
    title: "General model (bundled)",
    says: "reads any type from its name",
    readsNames: true,
  },
  conll04: {
    name: "CoNLL04 (bundled)",
    title: "CoNLL04 news model (bundled)",
    says: "four types of news",
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
