import {
  firstUnknown,
  knowledgeOf,
  lacksType,
  nextLacking,
  type TypeRef,
} from "../../core/review/knowledge.ts";
import { typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { reviewedType } from "../app/reviewedType.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  EVERYWHERE,
  editable,
  IN_SENTENCES,
  NOT_LINKING,
  spoken,
} from "./command.ts";
import { go } from "./goToSentence.ts";

/** The type that is gone through now. */
const reviewed = ({ app, view }: CommandContext): TypeRef | null =>
  reviewedType(app().project.schema, view());

/** Selects the next sentence, in any document, that does not know the type. */
function goOn(context: CommandContext, type: TypeRef): void {
  const { project, activeDoc, openDoc } = context.app();
  const from = { doc: activeDoc ?? "", sentence: currentSentence(context)?.id };
  const next = nextLacking(project, type, from);
  if (next && next.doc !== activeDoc) openDoc(next.doc);
  const { verbose } = typesOfKind(project.schema, type.kind).find((t) => t.name === type.name)!;
  go(context, next?.sentence, t("All confirmed sentences know {verbose}", { verbose }));
}

function start(context: CommandContext): void {
  const type = wanted(context);
  if (!type) return;
  context.setView({ typeReview: type, dialog: null, pane: "text", caret: null });
  context.app().select({ kind: "none" });
  goOn(context, type);
}

/** The type of the button, else the one that was gone through last, else the first there is. */
function wanted(context: CommandContext): TypeRef | undefined {
  const { project } = context.app();
  const type = context.type ?? reviewed(context);
  const isOpen = type && knowledgeOf(project, type).open > 0;
  return isOpen ? type : context.type ? undefined : firstUnknown(project);
}

/** The type and the sentence that can be marked now. */
function lacking(context: CommandContext): { type: TypeRef; sentence: string } | null {
  const type = context.type ?? reviewed(context);
  const [doc, sentence] = [docOf(context), currentSentence(context)];
  if (!type || !doc || !sentence || !editable(context)) return null;
  const isLacking = lacksType(context.app().project, doc, sentence.id, type);
  return isLacking ? { type, sentence: sentence.id } : null;
}

function done(context: CommandContext): void {
  const found = lacking(context);
  if (!found) return;
  const { type, sentence } = found;
  context.app().knowType(type.kind, type.name, sentence);
  if (reviewed(context)) goOn(context, type);
}

/** Going through confirmed sentences for a type that came after them. */
export const TYPE_REVIEW: readonly Command[] = [
  {
    id: "reviewType",
    get name() {
      return t("Go through confirmed sentences for a newer type");
    },
    group: "Review",
    keys: [],
    at: NOT_LINKING,
    when: (context) => wanted(context) !== undefined,
    run: start,
  },
  {
    id: "typeDone",
    get name() {
      return t("Done for the type: the sentence has no more of it");
    },
    group: "Review",
    keys: ["Shift+a"],
    at: IN_SENTENCES,
    menu: true,
    icon: "done",
    when: (context) => lacking(context) !== null,
    run: done,
  },
  {
    id: "nextLacking",
    get name() {
      return t("Next sentence that does not know the type");
    },
    group: "Review",
    keys: ["Shift+g"],
    at: NOT_LINKING,
    when: (context) => reviewed(context) !== null,
    run: (context) => {
      const type = reviewed(context);
      if (type) goOn(context, type);
    },
  },
  {
    id: "leaveTypeReview",
    get name() {
      return t("Leave going through sentences for a type");
    },
    group: "Review",
    keys: [],
    at: EVERYWHERE,
    when: (context) => context.view().typeReview !== null,
    run: (context) =>
      context.setView({
        typeReview: null,
        ...spoken(context, t("Left going through the sentences")),
      }),
  },
];
