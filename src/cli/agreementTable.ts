import type { KindAgreement, TypeAgreement } from "../core/agreement/agreement.ts";
import { MEASURE_WORDS } from "../core/agreement/measureWords.ts";
import { scoreText } from "../core/learn/scores.ts";
import type { FilesCompared } from "./compareReadings.ts";

const HEAD = ["", "left", "right", "both", "F1 strict", "F1 relaxed", "kappa"];

/** Agreement as lines of text: a table of all types, and what its figures mean. */
export function agreementTable(found: FilesCompared): string {
  const { agreement, part } = found;
  const { spans, relations, words, sentences } = agreement;
  const rows = [
    HEAD,
    ...rowsOf("Entities", spans),
    ["  borders only", "", "", "", scoreText(spans.borders, 2), "", ""],
    ["  words", "", "", "", "", "", kappaText(words.value)],
    ...rowsOf("Relations", relations),
  ];
  const which = part.sentences === "all" ? "" : " that both have confirmed";
  return [
    `${counted(found.compared, "document")}, ${counted(sentences, "sentence")}${which}`,
    ...notCompared(found),
    "",
    ...aligned(rows),
    ...confusionLines("Other entity types", spans),
    ...confusionLines("Other relation types", relations),
    "",
    `${MEASURE_WORDS.strict}.`,
    `  entities, strict: ${MEASURE_WORDS.spansStrict}`,
    `  entities, relaxed: ${MEASURE_WORDS.spansRelaxed}`,
    `  relations, strict: ${MEASURE_WORDS.linksStrict}`,
    `  relations, relaxed: ${MEASURE_WORDS.linksRelaxed}`,
    `Entities: ${MEASURE_WORDS.spansKappa}.`,
    `Relations: ${MEASURE_WORDS.linksKappa}.`,
    `Words: ${MEASURE_WORDS.words}.`,
    `A type: ${MEASURE_WORDS.ofType}. ${MEASURE_WORDS.undefined}: –.`,
  ].join("\n");
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

function* notCompared({ matched, notCompared, leftOut, unsaid }: FilesCompared): Generator<string> {
  const { onlyLeft, onlyRight } = matched;
  if (onlyLeft.length > 0) yield `only left: ${counted(onlyLeft.length, "document")}`;
  if (onlyRight.length > 0) yield `only right: ${counted(onlyRight.length, "document")}`;
  for (const { doc, why } of notCompared) yield `not compared: ${oneLine(doc.name)}: ${why}`;
  const left = leftOut.left + leftOut.right;
  if (left > 0)
    yield `not compared: ${counted(left, "annotation")} where the texts differ (left: ${leftOut.left}, right: ${leftOut.right})`;
  if (unsaid > 0)
    yield `not compared: ${counted(unsaid, "annotation")} of types that one side did not annotate in that sentence`;
}

const rowsOf = (name: string, of: KindAgreement): string[][] => [
  rowOf(name, of),
  ...of.types.map((type) => rowOf(`  ${oneLine(type.type)}`, type)),
];

const rowOf = (name: string, of: Omit<TypeAgreement, "type">): string[] => [
  name,
  `${of.left}`,
  `${of.right}`,
  `${of.both}`,
  scoreText(of.strict, 2),
  scoreText(of.relaxed, 2),
  kappaText(of.kappa.value),
];

const kappaText = (value: number | null): string => scoreText(value, 3);

function confusionLines(title: string, { confusions }: KindAgreement): string[] {
  if (confusions.length === 0) return [];
  const name = (types: readonly string[]) => types.map(oneLine).join(" + ");
  return [
    "",
    `${title}, left and right:`,
    ...confusions.map(({ left, right, count }) => `  ${count} × ${name(left)} and ${name(right)}`),
  ];
}

const oneLine = (name: string): string => name.replace(/[\s\p{Cc}]+/gu, " ");

/** Columns: the first from the left, numbers from the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join("  ")
      .trimEnd(),
  );
}
