import { BUNDLED } from "../lifecycle/bundled.ts";
import { type Measured, NOT_MEASURED } from "../lifecycle/measured.ts";
import type { Evidence, Making, ModelVersion, Parent } from "../lifecycle/modelVersion.ts";
import type { Block } from "./block.ts";
import { facts } from "./block.ts";
import { calibrationBlocks, type InUse } from "./calibrationBlocks.ts";
import { chosenText } from "./chosenText.ts";
import { confusionBlocks } from "./confusionBlocks.ts";
import { curveFigures } from "./curveFigures.ts";
import { dataBlocks } from "./dataBlocks.ts";
import { recipeTable } from "./recipeTable.ts";
import { scoreBlocks } from "./scoreBlocks.ts";
import { stabilityBlocks } from "./stabilityBlocks.ts";
import { studyBlocks } from "./studyBlocks.ts";

/** A version, and what is stored beside its record; null where nothing was. */
export interface Told {
  readonly version: ModelVersion;
  readonly evidence: Evidence | null;
  readonly measured?: Measured | undefined;
  /** What its parent is called by now. */
  readonly parentName?: string | undefined;
  readonly inUse?: InUse | undefined;
}

/** Everything that is known of a version, as a report for a paper's appendix. */
export const versionReport = (told: Told): Block[] => [
  { kind: "heading", level: 1, text: told.version.name },
  ...(told.version.note ? [{ kind: "text", text: told.version.note } as const] : []),
  ...versionBlocks(told),
];

/** The same without its title. */
export function versionBlocks(told: Told): Block[] {
  const { version, evidence, measured = NOT_MEASURED, inUse } = told;
  const made = version.made && withParentName(version.made, told.parentName);
  const found = [
    ...calibrationBlocks(measured.calibration, inUse),
    ...studyBlocks(measured.studies),
  ];
  if (!made)
    return [
      modelTable(version),
      {
        kind: "text",
        text: "This model was kept by an older Spanloom, which did not store how it was made: what it was trained on, its recipe and its seed are not known.",
      },
      ...scoreBlocks(version, null),
      ...found,
    ];
  return [
    {
      kind: "text",
      text: `A SpERT.MT model that finds spans and relations in a sentence, fine-tuned with Spanloom from ${parentText(made)}. Figures are in per cent where nothing else is said; no sentence of the data is in this report.`,
    },
    modelTable({ ...version, made }),
    ...dataBlocks(made, evidence),
    { kind: "heading", level: 2, text: "Recipe" },
    recipeTable(made),
    ...curveFigures(evidence?.curve),
    ...scoreBlocks(version, evidence),
    ...confusionBlocks(evidence?.judged ?? [], made.types),
    ...stabilityBlocks(made.stability),
    ...found,
    ...again(version, made),
  ];
}

const withParentName = (made: Making, name: string | undefined): Making =>
  name === undefined ? made : { ...made, parent: { ...made.parent, name } };

/** What a model was trained from, in words. */
export const parentText = ({ parent }: Pick<Making, "parent">): string =>
  parent.source.kind === "bundled"
    ? `the bundled model ${BUNDLED[parent.source.name].name} (${parent.source.name})${licenceAfter(parent)}`
    : parent.source.kind === "added"
      ? `“${parent.name}”${licenceAfter(parent)}, a model that was added`
      : `“${parent.name}”${licenceAfter(parent)} (version ${parent.source.id})`;

const licenceAfter = ({ licence }: Parent): string => (licence === undefined ? "" : `, ${licence}`);

const UNKNOWN = "not known";

function modelTable({ id, createdAt, made }: ModelVersion): Block {
  const when = createdAt > 0 ? new Date(createdAt).toISOString() : UNKNOWN;
  const rows: (readonly [string, string])[] = [
    ["Version", id],
    ["Made at", when],
  ];
  if (made) {
    const { parent, weights, types } = made;
    const names = (kind: "entities" | "relations") => Object.keys(types[kind]).join(", ") || "none";
    rows.push(
      ["Trained from", parentText(made)],
      ["Weights of that (SHA-256)", parent.weights ?? UNKNOWN],
      ["Own weights (SHA-256)", weights ?? UNKNOWN],
      ["Types of spans", names("entities")],
      ["Types of relations", names("relations")],
      ["Computed on", made.device],
      ...(made.chosen ? [["Weights are those of", chosenText(made.chosen)] as const] : []),
      ["Steps", `${made.steps}${made.stopped ? ", stopped before its end" : ""}`],
      ["Seconds", made.seconds.toFixed(1)],
    );
  }
  return facts("The model", rows);
}

function again({ id }: ModelVersion, { parent }: Making): Block[] {
  const init = parent.source.kind === "bundled" ? "" : " --init FOLDER";
  const from =
    parent.source.kind === "bundled"
      ? " The model that it starts from comes with Spanloom."
      : ` FOLDER is the exported model “${parent.name}”, unzipped.`;
  return [
    { kind: "heading", level: 2, text: "To do it again" },
    {
      kind: "text",
      text: `Save the project (spanloom-project.spanloom holds this record), and in a copy of Spanloom run what stands below: it takes the same sentences, types, recipe and seed, and gives the same figures to rounding.${from}`,
    },
    {
      kind: "code",
      text: `npm run spanloom -- train --project spanloom-project.spanloom --version ${id}${init} --out model`,
    },
  ];
}
