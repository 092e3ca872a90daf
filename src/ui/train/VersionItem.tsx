import { type CSSProperties, useState } from "react";
import type { Descendant } from "../../core/lifecycle/descent.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { IconButton } from "../controls/IconButton.tsx";
import { DeleteModel } from "./DeleteModel.tsx";
import { UseButton } from "./UseButton.tsx";
import { VersionDetails } from "./VersionDetails.tsx";
import { VersionLabelForm } from "./VersionLabelForm.tsx";
import { dataText, dateText, scoreLine } from "./versionText.ts";

interface Props {
  readonly of: Descendant;
  readonly isUsed: boolean;
  readonly canSwitch: boolean;
  /** The id of what says why not. */
  readonly describedBy?: string | undefined;
}

/** So far a list is indented: what comes from deeper says so in words. */
const DEEPEST = 4;

/** One kept model: where it comes from, what it was trained on, how it scores, and what to do with it. */
export function VersionItem({ of, isUsed, canSwitch, describedBy }: Props) {
  const { version, depth } = of;
  const { id, name, note } = version;
  const useModel = useApp((s) => s.useModel);
  const canEdit = useApp(isEditable);
  const [isEdited, setEdited] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const style: CSSProperties & Record<"--depth", number> = { "--depth": Math.min(depth, DEEPEST) };
  return (
    <li className="version" data-used={isUsed} style={style}>
      {isEdited ? (
        <VersionLabelForm version={version} onClose={() => setEdited(false)} />
      ) : (
        <div className="version-head">
          <b className="version-name">
            <bdi>{visibly(name)}</bdi>
          </b>
          <UseButton
            name={name}
            used={isUsed}
            isDisabled={!canSwitch}
            describedBy={describedBy}
            onPress={() => void useModel({ kind: "version", id })}
          />
          <IconButton
            icon="edit"
            label={t("Name and note of {name}", { name })}
            isDisabled={!canEdit}
            onPress={() => setEdited(true)}
          />
          <IconButton
            icon="remove"
            label={t("Delete {name}", { name })}
            isDisabled={!canSwitch || isUsed}
            onPress={() => setDeleting(true)}
          />
        </div>
      )}
      <div className="version-text">
        <small>
          {originText(of)}
          {dateText(version)}
        </small>
        <small>{dataText(version)}</small>
        <small>{scoreLine(version)}</small>
        {note && !isEdited && <span className="version-note">{note}</span>}
      </div>
      <VersionDetails version={version} />
      {isDeleting && (
        <DeleteModel
          source={{ kind: "version", id }}
          name={name}
          bytes={version.bytes}
          onClose={() => setDeleting(false)}
        />
      )}
    </li>
  );
}

function originText({ from, isOrphan }: Descendant): string {
  if (from === null) return "";
  return t("from {from}{isOrphan, select, true { (deleted)} other {}} · ", { from, isOrphan });
}
