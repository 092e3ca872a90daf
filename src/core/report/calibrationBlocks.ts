import type { Kind } from "../document/scope.ts";
import { reliabilityBins } from "../learn/calibrationError.ts";
import type { CalibrationReport } from "../learn/calibrationReport.ts";
import { chanceText, errorText, scored, scoreErrors } from "../learn/scoreErrors.ts";
import { aboveThreshold, bestF1, forPrecision, sharesOf } from "../learn/thresholds.ts";
import type { MeasuredCalibration } from "../lifecycle/measured.ts";
import type { Block, Table } from "./block.ts";

const NAMES: Readonly<Record<Kind, string>> = { entities: "Spans", relations: "Relations" };
const KINDS: readonly Kind[] = ["entities", "relations"];

/** From which score on suggestions are shown, by type, where somebody chose it. */
export type InUse = Readonly<Record<Kind, ReadonlyMap<string, number>>>;

/** Thresholds that keep so much of what is shown right are told, beside those of the best F1. */
const PRECISION = 0.9;

/** What a model's scores are worth, what corrects them, and what thresholds on them give. */
export function calibrationBlocks(
  measured: MeasuredCalibration | undefined,
  inUse: InUse | undefined,
): Block[] {
  if (!measured) return [];
  const { at, by, report } = measured;
  const { suggestions } = report;
  const of =
    by === "heldOut"
      ? "held-out sentences"
      : "sentences, each read by a model that had not learnt it";
  return [
    { kind: "heading", level: 2, text: "Calibration" },
    {
      kind: "text",
      text: `Measured on ${report.sentences} ${of}, ${new Date(at).toISOString()}. Scores of spans are corrected by a temperature of the softmax over types, those of relations by a temperature and a shift of the logit. What is told as corrected was fitted on other sentences (five parts).`,
    },
    temperatureTable(report),
    errorTable(report),
    ...KINDS.flatMap((kind) => binTable(report, kind)),
    ...(suggestions.length > 0 ? [thresholdTable(report, inUse)] : []),
  ];
}

function temperatureTable({ calibration, isFitted }: CalibrationReport): Table {
  const { entities, relations } = calibration;
  const fitted = (kind: Kind, text: string) => (isFitted[kind] ? text : "too few to fit");
  return {
    kind: "table",
    caption: "What corrects the scores",
    columns: ["", "Temperature", "Shift"],
    rows: [
      [NAMES.entities, fitted("entities", entities.temperature.toFixed(3)), ""],
      [
        NAMES.relations,
        fitted("relations", relations.temperature.toFixed(3)),
        isFitted.relations ? relations.shift.toFixed(3) : "",
      ],
    ],
  };
}

const errorTable = (report: CalibrationReport): Table => ({
  kind: "table",
  caption:
    "Expected calibration error in points, ten stretches of scores, with 95 % intervals by bootstrap over sentences; chance is what so few suggestions would show even if every score were true",
  columns: ["", "Suggestions", "As given", "Corrected", "Chance"],
  rows: scoreErrors(report).map(({ kind, count, before, after }) => [
    NAMES[kind],
    String(count),
    errorText(before),
    after ? errorText(after) : "too few",
    chanceText(before),
  ]),
});

function binTable({ suggestions }: CalibrationReport, kind: Kind): Table[] {
  const own = suggestions.filter((one) => one.kind === kind);
  if (own.length === 0) return [];
  const before = reliabilityBins(scored(own, ({ raw }) => raw));
  const after = reliabilityBins(scored(own, ({ crossed }) => crossed));
  const cells = ({ count, right, score }: (typeof before)[number]) =>
    count === 0 ? ["–", "–"] : [(100 * score).toFixed(1), `${right} of ${count}`];
  return [
    {
      kind: "table",
      caption: `${NAMES[kind]} with such scores: their mean score, and how many are right`,
      columns: ["Score (%)", "Mean as given", "Right", "Mean corrected", "Right"],
      rows: before.map((bin, i) => [
        `${Math.round(100 * bin.from)} to ${Math.round(100 * bin.to)}`,
        ...cells(bin),
        ...cells(after[i]),
      ]),
    },
  ];
}

function thresholdTable(report: CalibrationReport, inUse: InUse | undefined): Table {
  const percent = (share: number | null) => (share === null ? "–" : `${Math.round(100 * share)}`);
  const rows = KINDS.flatMap((kind) => {
    const own = report.suggestions.filter((one) => one.kind === kind);
    const types = [
      ...new Set([...report.gold[kind].map(([type]) => type), ...own.map(({ type }) => type)]),
    ];
    return types.map((type) => {
      const judged = own.filter((one) => one.type === type);
      const gold = report.gold[kind].find(([name]) => name === type)?.[1] ?? 0;
      const best = bestF1(judged, gold);
      const { precision, recall, f1 } = sharesOf(aboveThreshold(judged, gold, best ?? 0));
      return [
        `${NAMES[kind]}: ${type}`,
        percent(best),
        [precision, recall, f1].map(percent).join(" / "),
        percent(forPrecision(judged, PRECISION)),
        ...(inUse ? [percent(inUse[kind].get(type) ?? 0)] : []),
      ];
    });
  });
  return {
    kind: "table",
    caption: `Thresholds on corrected scores, in per cent, by type: of the best F1, what it gives (precision / recall / F1), and the least for a precision of ${100 * PRECISION} %`,
    columns: [
      "",
      "Best F1 from",
      "Gives",
      `Precision ${100 * PRECISION} % from`,
      ...(inUse ? ["In use in the project"] : []),
    ],
    rows,
  };
}
