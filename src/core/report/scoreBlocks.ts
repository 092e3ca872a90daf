import { pairedDifference } from "../learn/bootstrap.ts";
import { FEWEST_HELD_OUT } from "../learn/heldOut.ts";
import { judgedCounts, proving } from "../learn/judged.ts";
import { RESAMPLING_SEED } from "../learn/proof.ts";
import { scoreText } from "../learn/scores.ts";
import { MEASURES, TASKS } from "../learn/tally.ts";
import { TASK_NAMES } from "../learn/verdictLine.ts";
import type { Evidence, ModelVersion } from "../lifecycle/modelVersion.ts";
import type { Block } from "./block.ts";
import { comparedTable, MEASURE_NAMES } from "./comparedTable.ts";

/** Before and after on what was held out, with intervals where the predictions are stored. */
export function scoreBlocks({ scores, made }: ModelVersion, evidence: Evidence | null): Block[] {
  const title: Block = { kind: "heading", level: 2, text: "Scores" };
  const judged = proving(evidence?.judged ?? []);
  if (made && judged.length > 0) {
    const { before, after } = judgedCounts(judged, made.types);
    const compared = pairedDifference(before, after, RESAMPLING_SEED);
    const rows = TASKS.flatMap((task) => [
      { name: `${TASK_NAMES[task]}, micro`, of: compared[task].micro },
      { name: `${TASK_NAMES[task]}, macro`, of: compared[task].macro },
    ]);
    const types = (["entities", "relations"] as const).flatMap((task) =>
      [...compared[task].types].map(([type, of]) => ({ name: `${TASK_NAMES[task]}: ${type}`, of })),
    );
    const count = judged.length;
    return [
      title,
      {
        kind: "text",
        text: `On ${count} held-out sentence${count === 1 ? "" : "s"} by the model before and the one after the training. In brackets: 95 % intervals by bootstrap over sentences (1000 resamples, seed ${RESAMPLING_SEED}); the difference has its own, of pairs. Nothing is called better or worse whose interval holds 0. Strict relations ask for the right types of their ends too.${count < FEWEST_HELD_OUT ? " These are too few sentences to tell whether it got better." : ""}`,
      },
      ...MEASURES.toReversed().map((measure) => comparedTable(measure, rows)),
      comparedTable("f1", types, "F1 by type"),
    ];
  }
  if (!scores) return [title, { kind: "text", text: "Nothing was held out to score it with." }];
  const rows = TASKS.map((task) => {
    const [was, is] = [scores.before[task].micro, scores.after[task].micro];
    return [
      TASK_NAMES[task],
      ...MEASURES.map((measure) => `${scoreText(was[measure], 1)} → ${scoreText(is[measure], 1)}`),
    ];
  });
  return [
    title,
    {
      kind: "table",
      caption: `Micro scores on ${scores.sentences} held-out sentences, before → after; intervals are not known, since what they follow from was not stored`,
      columns: ["", ...MEASURES.map((measure) => MEASURE_NAMES[measure])],
      rows,
    },
  ];
}
