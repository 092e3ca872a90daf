import type { Inspection, Network } from "../model/network.ts";
import { errorGroup, type Group, largest, largestDifference } from "./errors.ts";
import type { Golden } from "./golden.ts";
import { adamWSettings, isKeyBias } from "./training.ts";

/**
 * Steps that begin above frozen layers: the loss, and every gradient of what moves, are those of the
 * whole network.
 *
 * @param whole what it gives of the golden batch
 */
export async function frozenGroup(
  golden: Golden,
  network: Network,
  whole: Inspection,
): Promise<Group> {
  const group = errorGroup("above frozen layers", 1e-5);
  const { layers } = golden.shape.bert;
  for (const frozen of new Set([0, 1, Math.ceil(layers / 2), layers])) {
    const trainer = await network.startTraining(adamWSettings(golden), undefined, {
      frozenLayers: frozen,
      freezeEmbeddings: true,
    });
    const states = await trainer.frozenStates(golden.batch.sentences);
    const found = await trainer.inspect({ ...golden.batch, states }, null);
    trainer.dispose();
    group.add(`loss above ${frozen}`, found.losses.total - whole.losses.total);
    for (const [name, { data }] of found.gradients) {
      if (isKeyBias(name)) continue;
      const wanted = whole.gradients.get(name)?.data ?? [];
      const error = largestDifference(data, wanted) / largest(wanted, 1e-3);
      group.add(`${name} above ${frozen}`, error);
    }
  }
  return group.result();
}
