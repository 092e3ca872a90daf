import type { AddedOrigin, EncoderFacts, ModelFacts } from "../../core/lifecycle/addedModel.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { Parent } from "../../core/lifecycle/modelVersion.ts";

/** "RoBERTa, 12 layers of 768" */
export const encoderText = ({ label, layers, hidden }: EncoderFacts): string =>
  `${label}, ${layers} ${layers === 1 ? "layer" : "layers"} of ${hidden}`;

/** What a model is, in words. */
export const WHAT: Readonly<Record<ModelFacts["what"], string>> = {
  encoder: "bare encoder: learns your types when you train it",
  spert: "SpERT checkpoint",
  model: "Spanloom model",
};

export const licenceText = (licence: string | null): string =>
  licence === null ? "licence not stated" : `licence ${licence}`;

/** What a kept model was trained from, and under which licence that came: "from X, cc-by-nc-4.0" */
export const fromText = ({ name, licence }: Parent): string =>
  `from ${name}${licence === undefined ? "" : `, ${licence}`}`;

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
    ? "added from files"
    : `from the Hub: ${origin.repo}, ${origin.revision} (commit ${origin.commit.slice(0, 12)})`;
