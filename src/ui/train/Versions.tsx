import { useId, useMemo, useState } from "react";
import { Input, Label, SearchField } from "react-aria-components";
import { BUNDLED, CHOOSABLE_BUNDLED } from "../../core/lifecycle/bundled.ts";
import { descent } from "../../core/lifecycle/descent.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { CompareModels } from "./CompareModels.tsx";
import { UseButton } from "./UseButton.tsx";
import { VersionItem } from "./VersionItem.tsx";
import { whyNotFree } from "./whyNotFree.ts";

/** Of more models than this one is looked for by its name. */
const MANY = 8;

/** The models that come with the app, and those that were kept, as a line of descent. */
export function Versions() {
  const versions = useApp((s) => s.versions);
  const useModel = useApp((s) => s.useModel);
  const model = useApp((s) => (s.model.kind === "ready" ? s.model.model : null));
  const canEdit = useApp(isEditable);
  const why = useApp(whyNotFree);
  const canSwitch = canEdit && why === null;
  const whyId = useId();
  const describedBy = why === null ? undefined : whyId;
  const waits = useApp((s) => s.training.kind === "finished");
  const [sought, setSought] = useState("");
  const line = useMemo(() => descent(versions), [versions]);
  const shown = line.filter(({ version }) => isFound(version, sought));
  const source = model && !waits ? model.source : null;
  const inUse = source?.kind === "version" ? source.id : null;
  return (
    <section className="versions" aria-label={t("Models")}>
      <h2>{t("Models")}</h2>
      {versions.length > MANY && (
        <SearchField className="field" value={sought} onChange={setSought}>
          <Label>{t("Find a model")}</Label>
          <Input />
        </SearchField>
      )}
      {why !== null && (
        <p id={whyId} className="quiet" role="status">
          {why}
        </p>
      )}
      <ul aria-label={t("Models that can be used")}>
        {CHOOSABLE_BUNDLED.map((name) => {
          const used = source?.kind === "bundled" && source.name === name;
          const { title, says } = BUNDLED[name];
          return (
            <li key={name} data-used={used}>
              <span className="version-text">
                <b>{title}</b>
                <small>{t("comes with the app · {says}", { says })}</small>
              </span>
              <UseButton
                name={title}
                used={used}
                isDisabled={!canSwitch}
                describedBy={describedBy}
                onPress={() => void useModel({ kind: "bundled", name })}
              />
            </li>
          );
        })}
        {shown.map((one) => (
          <VersionItem
            key={one.version.id}
            of={one}
            isUsed={inUse === one.version.id}
            canSwitch={canSwitch}
            describedBy={describedBy}
          />
        ))}
      </ul>
      {shown.length < line.length && (
        <p className="quiet" role="status">
          {t("{shown, number} of {line, number} kept models", {
            shown: shown.length,
            line: line.length,
          })}
        </p>
      )}
      {versions.length > 0 && <CompareModels />}
    </section>
  );
}

const isFound = ({ name, note = "" }: Texts, sought: string): boolean =>
  `${name}\n${note}`.toLowerCase().includes(sought.trim().toLowerCase());

interface Texts {
  readonly name: string;
  readonly note?: string;
}
