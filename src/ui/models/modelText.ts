import type { AddedOrigin, EncoderFacts, ModelFacts } from "../../core/lifecycle/addedModel.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { Parent } from "../../core/lifecycle/modelVersion.ts";
import { t } from "../../language/words.ts";

/** "RoBERTa, 12 layers of 768" */
export const encoderText = ({ label, layers, hidden }: EncoderFacts): string =>
  t("{label}, {layers, plural, one {# layer} other {# layers}} of {hidden, number}", {
    label,
    layers,
    hidden,
  });

/** What a model is, in words. */
export const WHAT: Readonly<Record<ModelFacts["what"], string>> = {
  get encoder() {
    return t("bare encoder: learns your types when you train it");
  },
  get spert() {
    return t("SpERT checkpoint");
  },
  get model() {
    return t("Spanloom model");
  },
};

export const licenceText = (licence: string | null): string =>
  licence === null
    ? t("licence not stated")
    : t("licence {licence}", { licence: licence === "mit" ? "MIT" : licence });

/** What a kept model was trained from, and under which licence that came: "from X, cc-by-nc-4.0" */
export const fromText = ({ name, licence }: Parent): string =>
  t("from {name}{isLicence, select, true {} other {, {licence}}}", {
    name,
    isLicence: licence === undefined,
    licence,
  });

/** What a row tells of a model: sizes, what it is, its licence. */
export const factsText = ({
  encoder,
  bytes,
  what,
  licence,
}: Pick<ModelFacts, "encoder" | "what"> & {
  readonly bytes: number | null;
  readonly licence: string | null;
}): string =>
  [
    encoderText(encoder),
    ...(bytes === null ? [] : [megabytes(bytes)]),
    WHAT[what],
    licenceText(licence),
  ].join(" · ");

/** Where a model comes from, in words. */
export const originText = (origin: AddedOrigin): string =>
  origin.kind === "files"
    ? t("added from files")
    : t("from the Hub: {repo}, {revision} (commit {commit})", {
        repo: origin.repo,
        revision: origin.revision,
        commit: origin.commit.slice(0, 12),
      });
