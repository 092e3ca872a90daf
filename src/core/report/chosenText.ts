import { t } from "../../language/words.ts";
import type { ChosenEpoch } from "../lifecycle/trainReport.ts";

/** Which epoch a model is of: "epoch 7, the best by F1; ended early, as none after it was better" */
export const chosenText = ({ epoch, isEarly }: ChosenEpoch): string =>
  t(
    "epoch {epoch, number}, the best by F1{isEarly, select, true {; ended early, as none after it was better} other {}}",
    { epoch, isEarly },
  );
