import type { CurvePoint } from "../learn/curve.ts";
import { curveLine } from "../learn/curveVerdict.ts";
import { RESAMPLING_SEED } from "../learn/proof.ts";
import type { ToldCross, ToldCurve, ToldStudy } from "../learn/toldStudy.ts";
import { TASK_NAMES } from "../learn/verdictLine.ts";
import type { Block, Figure, Series, Table } from "./block.ts";
import { comparedTable, type Row } from "./comparedTable.ts";
import { estimateText } from "./estimateText.ts";

/** What trainings told that were only made to be compared. */
export const studyBlocks = (studies: readonly ToldStudy[]): Block[] =>
  studies.flatMap((study) =>
    study.kind === "learningCurve" ? curveBlocks(study) : crossBlocks(study),
  );

function curveBlocks(study: ToldCurve): Block[] {
  const { points, verdict, folds } = study;
  const read =
    folds > 0
      ? `All sentences are read, each by models that had not learnt it (${folds} parts, as too few were held out).`
      : "What is held out is read.";
  return [
    { kind: "heading", level: 2, text: `Learning curve${suffixOf(study)}` },
    {
      kind: "text",
      text: `${aboutText(study)} ${read} Other seeds would move each point a little.`,
    },
    ...(verdict ? [{ kind: "text", text: curveLine(verdict) } as const] : []),
    curveTable(points),
    ...curveFigure(points),
  ];
}

const curveTable = (points: readonly CurvePoint[]): Table => ({
  kind: "table",
  caption: "Micro F1 by share of the examples, with 95 % intervals by bootstrap over sentences",
  columns: ["Share (%)", "Trained on", "Read", "Spans", "Relations"],
  rows: points.map(({ share, trained, sentences, entities, relations }) => [
    String(Math.round(100 * share)),
    String(trained),
    String(sentences),
    estimateText(entities),
    estimateText(relations),
  ]),
});

function curveFigure(points: readonly CurvePoint[]): Figure[] {
  const series = (["entities", "relations"] as const)
    .map((task): Series => {
      const known = points.flatMap(({ trained, [task]: { value } }) =>
        value === null ? [] : [[trained, value] as const],
      );
      return { name: TASK_NAMES[task], points: known };
    })
    .filter((one) => one.points.length > 0);
  if (series.length === 0) return [];
  const caption = "F1 by sentences trained on";
  return [{ kind: "figure", caption, x: "Sentences trained on", y: "F1 (%)", series }];
}

function crossBlocks(study: ToldCross): Block[] {
  const { rows, folds } = study;
  const of = (isType: boolean): Row[] =>
    rows
      .filter(({ group }) => (typeof group === "object") === isType)
      .map(({ task, group, compared }) => ({
        name:
          typeof group === "object"
            ? `${TASK_NAMES[task]}: ${group.type}`
            : `${TASK_NAMES[task]}, ${group}`,
        of: compared,
      }));
  const strict = ({ name }: Row) => !name.startsWith(`${TASK_NAMES.relationsStrict}: `);
  return [
    { kind: "heading", level: 2, text: `Cross-validation${suffixOf(study)}` },
    {
      kind: "text",
      text: `${aboutText(study)} Each sentence was read by ${study.model} as it is (before), and by one of ${folds} models trained from it that had not learnt the sentence (after). In brackets: 95 % intervals by bootstrap over sentences (1000 resamples, seed ${RESAMPLING_SEED}).${seenText(study)}`,
    },
    ...(["f1", "recall", "precision"] as const).map((measure) => comparedTable(measure, of(false))),
    comparedTable("f1", of(true).filter(strict), "F1 by type"),
  ];
}

const suffixOf = ({ basis }: ToldStudy): string =>
  basis === "itself" ? " of training it further" : "";

const aboutText = ({ sentences, model, at, recipe }: ToldStudy): string => {
  const chosen = Object.entries(recipe).map(([name, value]) => `${name} ${value}`);
  const by = chosen.length > 0 ? chosen.join(", ") : "the usual recipe";
  return `Of ${sentences} sentences, by trainings from ${model} with ${by}, ${new Date(at).toISOString()}.`;
};

function seenText({ seen, model, sentences }: ToldStudy): string {
  if (seen === 0) return "";
  const of = seen === null ? "some of these sentences" : `${seen} of these ${sentences} sentences`;
  return ` ${model} was trained on ${of}: its own scores here are too good, and so is what is trained from it.`;
}
