import { t } from "../../language/words.ts";

/** What it means that a type is known by its name only, in a sentence or two. */
export const BY_NAME_HINT = () =>
  t(
    "The model has seen no example of this type and goes by its name. Confirm some and train: examples take over.",
  );

/** Marks a type that the open model knows by its name only. */
export const ByName = () => (
  <small className="by-name" title={BY_NAME_HINT()}>
    {t("by name")}
  </small>
);
