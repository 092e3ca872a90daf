import { useEffect, useReducer } from "react";
import { remembered } from "../../core/document/remembered.ts";
import type { Bootstrap, ByTask, Compared } from "../../core/learn/bootstrap.ts";
import { NOTHING_SEEN, type SeenBefore } from "../../core/learn/heldOut.ts";
import type { Judged } from "../../core/learn/judged.ts";
import { type ProofMaterial, proofInSteps, proofMaterial } from "../../core/learn/proof.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";

/** What is compared. */
export interface ToProve {
  readonly judged: readonly Judged[];
  readonly types: ModelTypes;
  /** Whether either model, or one it came from, was trained on these words. */
  readonly isTrained?: SeenBefore["isTrained"];
}

export interface Proof {
  readonly material: ProofMaterial;
  /** Null until it is reckoned. */
  readonly compared: ByTask<Compared> | null;
}

/** So many resamples at once, and so many milliseconds before the page has its turn. */
const [SLICE, MOST_MS] = [25, 12];

interface Job {
  readonly material: ProofMaterial;
  readonly bootstrap: Bootstrap<ByTask<Compared>>;
  result: ByTask<Compared> | null;
}

const jobOf = remembered((isTrained: SeenBefore["isTrained"]) =>
  remembered((types: ModelTypes) =>
    remembered((judged: readonly Judged[]): Job => {
      const material = proofMaterial(judged, isTrained);
      return { material, bootstrap: proofInSteps(material.counted, types), result: null };
    }),
  ),
);

/** Reckons intervals beside what the page does, once for the same sentences. */
export function useProof({ judged, types, isTrained = NOTHING_SEEN.isTrained }: ToProve): Proof {
  const job = jobOf(isTrained)(types)(judged);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (job.result) return;
    const work = () => {
      const end = performance.now() + MOST_MS;
      let isDone = job.bootstrap.step(SLICE);
      while (!isDone && performance.now() < end) isDone = job.bootstrap.step(SLICE);
      if (!isDone) timer = setTimeout(work);
      else {
        job.result = job.bootstrap.result();
        redraw();
      }
    };
    let timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [job]);
  return { material: job.material, compared: job.result };
}
