import { useRef } from "react";
import { Button } from "react-aria-components";
import { BUNDLED, type BundledName, CHOOSABLE_BUNDLED } from "../../core/lifecycle/bundled.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelVersion } from "../../core/lifecycle/modelVersion.ts";
import type { ModelSource } from "../../core/lifecycle/openModel.ts";
import { t } from "../../language/words.ts";
import { useApp, useViewStore } from "../app/useApp.ts";
import { scoreLine } from "../train/versionText.ts";
import { BLOCKED, whyNotFree } from "../train/whyNotFree.ts";
import { AddModel } from "./AddModel.tsx";
import { DamagedModels } from "./DamagedModels.tsx";
import { HubSection } from "./HubSection.tsx";
import { ModelRow } from "./ModelRow.tsx";
import { encoderText, factsText, fromText, licenceText, originText } from "./modelText.ts";
import { useAbout } from "./useAbout.ts";
import { useFocusAfterRemoval } from "./useFocusAfterRemoval.ts";
import { useRoom } from "./useRoom.ts";

/** Every model that is here: bundled, kept and added, and how others come. */
export function ModelsPane() {
  const versions = useApp((s) => s.versions);
  const added = useApp((s) => s.added);
  const kept = useFocusAfterRemoval(versions.length);
  const others = useFocusAfterRemoval(added.length);
  const before = useRef(new Set(added.map(({ id }) => id)));
  return (
    <section className="models" aria-label={t("All models")}>
      <StoredLine />
      <Blocked />
      <h3>{t("Bundled")}</h3>
      <ul aria-label={t("Bundled models")}>
        {CHOOSABLE_BUNDLED.map((name) => (
          <BundledRow key={name} name={name} />
        ))}
      </ul>
      <h3 ref={kept} tabIndex={-1}>
        {t("Kept")}
      </h3>
      {versions.length === 0 ? (
        <p className="quiet">
          {t("None yet: a model that you train is listed here once it is kept.")}
        </p>
      ) : (
        <>
          <ul aria-label={t("Kept models")}>
            {[...versions].reverse().map((version) => (
              <KeptRow key={version.id} version={version} />
            ))}
          </ul>
          <ToTraining />
        </>
      )}
      <h3 ref={others} tabIndex={-1}>
        {t("Added")}
      </h3>
      {added.length === 0 ? (
        <p className="quiet">{t("None yet: add one below, from files or from the Hub.")}</p>
      ) : (
        <ul aria-label={t("Added models")}>
          {added.map((model) => (
            <ModelRow
              key={model.id}
              source={{ kind: "added", id: model.id }}
              name={model.name}
              bytes={model.bytes}
              isNew={!before.current.has(model.id)}
              lines={[factsText(model), originText(model.origin)]}
            />
          ))}
        </ul>
      )}
      <DamagedModels />
      <AddModel />
      <HubSection />
    </section>
  );
}

/** Why no other model can be opened now: what cannot be pressed is described by it. */
function Blocked() {
  const why = useApp(whyNotFree);
  return why === null ? null : (
    <p id={BLOCKED} className="quiet" role="status">
      {why}
    </p>
  );
}

/** What the models take, and what there is room for. */
function StoredLine() {
  const versions = useApp((s) => s.versions);
  const added = useApp((s) => s.added);
  const damaged = useApp((s) => s.damagedAdded);
  const all = [...versions, ...added, ...damaged];
  const bytes = all.reduce((sum, one) => sum + one.bytes, 0);
  const room = useRoom(bytes);
  return (
    <p className="models-stored">
      {all.length === 0
        ? t("No model is stored in this browser but those that come with the app.")
        : t("{all, plural, one {# model} other {# models}} stored in this browser: {bytes}.", {
            all: all.length,
            bytes: megabytes(bytes),
          })}
      {room !== null && t(" There is room for {room} more.", { room: megabytes(room) })}
    </p>
  );
}

function BundledRow({ name }: { name: BundledName }) {
  const source: ModelSource = { kind: "bundled", name };
  const about = useAbout(source);
  const { title, says } = BUNDLED[name];
  const facts =
    about === null || about instanceof Error
      ? []
      : [
          [
            encoderText(about.encoder),
            ...(about.bytes === null ? [] : [megabytes(about.bytes)]),
            licenceText(about.licence),
            about.isKept
              ? t("kept here, opens without a network")
              : t("fetched when it is opened, then kept here"),
          ].join(" · "),
        ];
  return (
    <ModelRow
      source={source}
      name={title}
      lines={[t("comes with the app · {says}", { says }), ...facts]}
    />
  );
}

function KeptRow({ version }: { version: ModelVersion }) {
  const { id, name, note, bytes, made } = version;
  const source: ModelSource = { kind: "version", id };
  const about = useAbout(source);
  const facts = [
    ...(about === null || about instanceof Error ? [] : [encoderText(about.encoder)]),
    megabytes(bytes),
    ...(made ? [fromText(made.parent)] : []),
  ];
  const lines = [facts.join(" · "), scoreLine(version), ...(note ? [note] : [])];
  return <ModelRow source={source} name={name} bytes={bytes} lines={lines} />;
}

/** Where a kept model tells how it was made, and is renamed and compared. */
function ToTraining() {
  const view = useViewStore();
  return (
    <Button
      className="button small"
      onPress={() => view.setState({ tab: "train", pane: "inspector" })}
    >
      {t("How they were made, names, comparison: in Train")}
    </Button>
  );
}
