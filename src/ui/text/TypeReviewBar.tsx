import { knowledgeOf } from "../../core/review/knowledge.ts";
import { TABLE } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { reviewedType } from "../app/reviewedType.ts";
import { useApp, useView } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { Progress } from "../controls/Progress.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";

/** Above the text while the user goes through confirmed sentences for one type: how far that is. */
export function TypeReviewBar() {
  const project = useApp((s) => s.project);
  const typeReview = useView((s) => s.typeReview);
  const type = reviewedType(project.schema, { typeReview });
  if (!type) return null;
  const { verbose } = lookOf(looksOf(project.schema)[TABLE[type.kind]], type.name);
  const { known, open } = knowledgeOf(project, type);
  const total = known + open;
  const text = t("{known, number} of {total, number} confirmed sentences know it", {
    known,
    total,
  });
  return (
    <section
      className="type-review"
      aria-label={t("Going through sentences for {verbose}", { verbose })}
    >
      <b>
        <TypeText name={verbose} />
      </b>
      <Progress
        label={t("Sentences that know {verbose}", { verbose })}
        value={known}
        total={total}
        text={text}
      />
      <CommandButton command="typeDone" className="button primary">
        <TypeText name={t("Done for {verbose}", { verbose })} />
      </CommandButton>
      <CommandButton command="nextLacking">{t("Skip")}</CommandButton>
      <CommandButton command="leaveTypeReview">{t("Leave")}</CommandButton>
    </section>
  );
}
