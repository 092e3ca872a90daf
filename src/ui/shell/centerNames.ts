import { t } from "../../language/words.ts";
import type { CenterId } from "../app/viewState.ts";

/** What the views of the middle pane are called. */
export const CENTER_NAMES: Readonly<Record<CenterId, string>> = {
  get text() {
    return t("Text");
  },
  get queue() {
    return t("What next");
  },
  get proof() {
    return t("What changed");
  },
  get examples() {
    return t("Training set");
  },
  get errors() {
    return t("Likely errors");
  },
  get triples() {
    return t("Triples");
  },
  get models() {
    return t("Models");
  },
  get agreement() {
    return t("Agreement");
  },
};
