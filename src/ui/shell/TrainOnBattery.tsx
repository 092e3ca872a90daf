import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";

/** Asks whether a training shall run although the computer is not plugged in. */
export function TrainOnBattery() {
  const answer = useApp((s) => s.answerOnBattery);
  const wait = () => void answer("wait");
  return (
    <DialogBox title={t("Train on the battery?")} role="alertdialog" onClose={wait}>
      <p className="dialog-text">
        {t(
          "The computer is not plugged in, and training takes much power. Nothing is lost when it runs down: the training goes on from its last minute.",
        )}
      </p>
      <footer className="dialog-actions">
        <Button className="button" onPress={wait} autoFocus>
          {t("Wait")}
        </Button>
        <Button className="button primary" onPress={() => void answer("train")}>
          {t("Train all the same")}
        </Button>
      </footer>
    </DialogBox>
  );
}
