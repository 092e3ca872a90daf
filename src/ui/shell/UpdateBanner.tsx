import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Trans } from "../look/Trans.tsx";

/** A new version of the app is here: it is opened when the user says so. */
export function UpdateBanner() {
  const training = useApp((s) => s.training);
  const takeUpdate = useApp((s) => s.takeUpdate);
  const putOffUpdate = useApp((s) => s.putOffUpdate);
  return (
    <div className="banner" data-kind="info" role="status">
      <p>
        <Trans
          id="A new version is ready. {kind}"
          values={{
            kind:
              training.kind === "running" &&
              (training.isStored
                ? t("The training goes on after the reload.")
                : t("The training could not be stored: a reload ends it.")),
          }}
        />
      </p>
      <Button className="button" onPress={() => void takeUpdate()}>
        {t("Reload")}
      </Button>
      <Button className="button plain" onPress={putOffUpdate}>
        {t("Later")}
      </Button>
    </div>
  );
}
