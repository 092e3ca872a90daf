import { Button } from "react-aria-components";
import { joinFault, sentencesOver } from "../../core/annotate/labelAcross.ts";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp, useView, useViewStore } from "../app/useApp.ts";
import { commandById } from "../commands/commands.ts";
import { Keys } from "../commands/Keys.tsx";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { entityText } from "../look/names.ts";
import { caretSpan } from "../places/caret.ts";

/**
 * Offers to join the sentences of the words under the caret, where these lie in several. It takes
 * neither the focus nor what the browser has selected: who only copies goes on.
 */
export function JoinBar({ doc }: { doc: Doc }) {
  const view = useViewStore();
  const caret = useView((s) => s.caret);
  const isChoosing = useView((s) => s.choosing !== null);
  const editable = useApp(isEditable);
  const run = useRunCommand();
  const span = caret?.into === undefined ? null : caretSpan(doc, caret);
  if (!caret || !span || isChoosing || !editable) return null;
  const parts = sentencesOver(doc, span);
  if (parts.length < 2 || joinFault(parts)) return null;
  const confirmed = parts.filter(({ id }) => doc.confirmed[id]).length;
  const command = caret.moves === undefined ? "types" : "label";
  return (
    // What is pressed in it shall not change what is selected.
    <section
      className="join-bar"
      aria-label={t("Words of several sentences")}
      data-bar
      onMouseDown={(event) => event.preventDefault()}
    >
      <p>
        {caret.moves === undefined
          ? t("These words lie in {parts, number} sentences.", { parts: parts.length })
          : t("“{entityText}” would lie in {parts, number} sentences.", {
              entityText: entityText(doc, caret.moves),
              parts: parts.length,
            })}
        {confirmed > 0 &&
          confirmed < parts.length &&
          t(" Not all of them are confirmed: the joined one is to be confirmed again.")}
      </p>
      <Button className="button primary" preventFocusOnPress onPress={() => run(command)}>
        {caret.moves === undefined ? t("Join and label…") : t("Join and move the border")}
        <Keys command={commandById(command)} first />
      </Button>
      <Button className="button" preventFocusOnPress onPress={() => view.setState({ caret: null })}>
        {t("Not now")}
      </Button>
    </section>
  );
}
