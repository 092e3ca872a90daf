import { sentenceAt } from "../core/document/docIndex.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../core/document/edit.ts";
import { exactWords } from "../core/document/words.ts";
import { modelInUse } from "../core/lifecycle/lifecycle.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";

/** Says once a model, when the user labels a span of more words than it looks at. */
export function tooLongNotice({
  get,
  notify,
}: Pick<Context, "get" | "notify">): (made: NamedEdit | Refusal) => void {
  let told: string | null = null;
  return (made) => {
    const model = modelInUse(get().life);
    if (isRefusal(made) || !model || told === model.weights) return;
    for (const [id, { entities = {} }] of Object.entries(made.edit.inside ?? {})) {
      const doc = get().project.docs[id];
      const isLong = Object.values(entities).some((entity) => {
        if (!doc || entity?.status !== "confirmed") return false;
        const sentence = sentenceAt(doc, entity.start);
        const words = sentence && exactWords(sentence, entity);
        return words && words.end - words.start > model.maxSpanSize;
      });
      if (!isLong) continue;
      told = model.weights;
      notify(
        "info",
        t(
          "This span is longer than the {maxSpanSize, number} words this model looks at: it cannot learn it.",
          { maxSpanSize: model.maxSpanSize },
        ),
      );
      return;
    }
  };
}
