import { t } from "../../language/words.ts";

/** The two kinds of annotations, to choose from. */
export const TABLE_CHOICES = [
  {
    id: "entities",
    get name() {
      return t("Spans");
    },
  },
  {
    id: "relations",
    get name() {
      return t("Relations");
    },
  },
] as const;
