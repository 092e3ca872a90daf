import type { Project } from "../../core/document/document.ts";
import { remembered } from "../../core/document/remembered.ts";
import { type LostType, lostTypes } from "../../core/learn/lostTypes.ts";
import { type Change, changesOf } from "../../core/learn/stability.ts";
import type { TrainReport } from "../../core/lifecycle/trainReport.ts";
import { confirmedSentences } from "../../store/confirmedSentences.ts";

/** Of a report, what became of every suggestion on the text that was only looked at. */
export const reportChanges = remembered(
  ({ watched, types }: TrainReport): Readonly<Record<"entities" | "relations", Change[]>> => ({
    entities: changesOf(watched, "entities", types),
    relations: changesOf(watched, "relations", types),
  }),
);

/** The types that lost more than a tenth there, held against what is confirmed. */
export const reportLosses = remembered((report: TrainReport) =>
  remembered((project: Project): LostType[] => {
    const confirmed = confirmedSentences(project).map(({ example }) => example);
    const evidence = { ...report, confirmed };
    const changes = reportChanges(report);
    return (["entities", "relations"] as const).flatMap((kind) =>
      lostTypes(changes[kind], kind, evidence),
    );
  }),
);
