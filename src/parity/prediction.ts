import type { Prediction } from "../core/learn/example.ts";
import type { Model } from "../model/model.ts";
import { predictBatch } from "../model/predict.ts";
import { errorGroup, type Group } from "./errors.ts";
import type { Golden, GoldenPrediction } from "./golden.ts";

/** Entities and relations of the golden documents, overlap none and allowed. */
export async function predictionGroups(golden: Golden, model: Model): Promise<Group[]> {
  if (!golden.predicted) return [];
  const scores = errorGroup("prediction scores", 2e-6);
  const missed = errorGroup("predictions missing or added", 0);
  const compare = (where: string, found: Scored, wanted: Scored) => {
    for (const key of new Set([...found.keys(), ...wanted.keys()])) {
      const [a, b] = [found.get(key), wanted.get(key)];
      const both = a !== undefined && b !== undefined;
      missed.add(`${where}: ${key}`, both ? 0 : 1);
      if (both) scores.add(`${where}: ${key}`, a - b);
    }
  };
  for (const overlap of ["none", "allowed"] as const) {
    const settings = { ...model, spert: { ...model.spert, overlap } };
    const predictions = await predictBatch(settings, golden.encodings);
    predictions.forEach((prediction, i) => {
      const wanted = (golden.predicted as NonNullable<Golden["predicted"]>)[overlap][i];
      const where = `document ${i}, overlap ${overlap}`;
      compare(where, entityScores(prediction), goldenEntities(wanted));
      // With overlap "allowed" the files hold entities only: some of the thousands of relations
      // lie on the threshold.
      if (overlap === "none") compare(where, relationScores(prediction), goldenRelations(wanted));
    });
  }
  return [missed.result(), scores.result()];
}

type Scored = ReadonlyMap<string, number>;

function entityScores({ entities }: Prediction): Scored {
  return new Map(
    entities.flatMap((e) => [
      [`${e.type} ${e.start} ${e.end}`, e.score],
      [`boundary of ${e.type} ${e.start} ${e.end}`, e.boundaryScore],
    ]),
  );
}

function goldenEntities({ entities }: GoldenPrediction): Scored {
  return new Map(
    entities.flatMap((e) => [
      [`${e.type} ${e.start} ${e.end}`, e.score],
      [`boundary of ${e.type} ${e.start} ${e.end}`, e.boundary_score],
    ]),
  );
}

function relationScores({ entities, relations }: Prediction): Scored {
  const end = (i: number) => `${entities[i].start} ${entities[i].end} ${entities[i].type}`;
  return new Map(relations.map((r) => [`${r.type}: ${end(r.head)} → ${end(r.tail)}`, r.score]));
}

function goldenRelations({ relations }: GoldenPrediction): Scored {
  return new Map(
    relations.map((r) => [`${r.type}: ${r.head.join(" ")} → ${r.tail.join(" ")}`, r.score]),
  );
}
