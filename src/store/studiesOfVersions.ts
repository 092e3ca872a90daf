import { isWhole, type Study } from "../core/learn/storedStudy.ts";
import type { StudyBasis } from "../core/learn/toldStudy.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import { modelKeyOf } from "./newStudy.ts";

type Parts = Pick<Context, "get" | "services" | "notify">;

/** Stores the studies of the model that a version was trained from with that version. */
export async function storeStudiesOfParent(
  parts: Parts,
  version: string,
  parent: ModelSource,
): Promise<void> {
  const modelKey = modelKeyOf({ source: parent });
  for (const study of Object.values(parts.get().studies))
    if (study.modelKey === modelKey) await stored(parts, version, study, "parent");
}

/** Stores a study with the version that was studied; of a bundled model it is only in the project. */
export async function storeStudyOfItself(parts: Parts, source: ModelSource, study: Study) {
  if (source.kind === "version") await stored(parts, source.id, study, "itself");
}

async function stored(
  { services, notify }: Parts,
  version: string,
  study: Study,
  basis: StudyBasis,
): Promise<void> {
  if (!isWhole(study)) return;
  try {
    await services.model.storeStudy(version, study, basis);
  } catch (error) {
    notify(
      "warning",
      t("A study could not be stored with its model: {messageOf}", { messageOf: messageOf(error) }),
    );
  }
}
