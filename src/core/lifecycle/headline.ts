import { intervals } from "../learn/bootstrap.ts";
import { FEWEST_HELD_OUT } from "../learn/heldOut.ts";
import { judgedCounts, proving } from "../learn/judged.ts";
import { RESAMPLING_SEED } from "../learn/proof.ts";
import type { Headline } from "./modelVersion.ts";
import type { TrainReport } from "./trainReport.ts";

/** The figures that stand for a trained model, as its proof has them; null where too little was held out. */
export function headlineOf({ judged, types }: Pick<TrainReport, "judged" | "types">) {
  const counted = proving(judged);
  if (counted.length < FEWEST_HELD_OUT) return null;
  const { entities, relations } = intervals(judgedCounts(counted, types).after, RESAMPLING_SEED);
  const headline: Headline = {
    entities: entities.micro.f1,
    relations: relations.micro.f1,
    sentences: counted.length,
  };
  return headline;
}
