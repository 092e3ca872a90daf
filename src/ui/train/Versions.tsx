import { useState } from "react";
import { Button } from "react-aria-components";
import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { scoreText } from "../../core/learn/scores.ts";
import { BUNDLED, CHOOSABLE_BUNDLED } from "../../core/lifecycle/bundled.ts";
import type { AppState } from "../../store/state.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { ConfirmDialog } from "../controls/ConfirmDialog.tsx";
import { IconButton } from "../controls/IconButton.tsx";

type Version = AppState["versions"][number];

const date = new Intl.DateTimeFormat("en", {
  dateStyle: "medium",
  timeStyle: "short",
  hour12: false,
});

/** The models that were kept, and those that come with the app. */
export function Versions() {
  const versions = useApp((s) => s.versions);
  const useModel = useApp((s) => s.useModel);
  const removeVersion = useApp((s) => s.removeVersion);
  const model = useApp((s) => (s.model.kind === "ready" ? s.model.model : null));
  const canSwitch = useApp(
    (s) => isEditable(s) && !["running", "finished"].includes(s.training.kind),
  );
  const [deleting, setDeleting] = useState<Version | null>(null);
  const waits = useApp((s) => s.training.kind === "finished");
  const source = model && !waits ? model.source : null;
  const inUse = source?.kind === "version" ? source.id : null;
  return (
    <section className="versions" aria-label="Models">
      <h2>Models</h2>
      <ul>
        {CHOOSABLE_BUNDLED.map((name) => {
          const used = source?.kind === "bundled" && source.name === name;
          const { title, says } = BUNDLED[name];
          return (
            <li key={name} data-used={used}>
              <VersionText name={title} text={`comes with the app · ${says}`} />
              <UseButton
                name={title}
                used={used}
                isDisabled={!canSwitch}
                onPress={() => void useModel({ kind: "bundled", name })}
              />
            </li>
          );
        })}
        {versions.map((version) => (
          <li key={version.id} data-used={inUse === version.id}>
            <VersionText name={version.name} text={describe(version)} />
            <UseButton
              name={version.name}
              used={inUse === version.id}
              isDisabled={!canSwitch}
              onPress={() => void useModel({ kind: "version", id: version.id })}
            />
            <IconButton
              icon="remove"
              label={`Delete ${version.name}`}
              isDisabled={!canSwitch || inUse === version.id}
              onPress={() => setDeleting(version)}
            />
          </li>
        ))}
      </ul>
      {deleting && (
        <ConfirmDialog
          title={`Delete “${deleting.name}”?`}
          action="Delete"
          onConfirm={() => void removeVersion(deleting.id)}
          onClose={() => setDeleting(null)}
        >
          The model is removed from this browser. This cannot be undone.
        </ConfirmDialog>
      )}
    </section>
  );
}

function VersionText({ name, text }: { name: string; text: string }) {
  return (
    <span className="version-text">
      <b>{name}</b>
      <small>{text}</small>
    </span>
  );
}

interface UseButtonProps {
  readonly name: string;
  readonly used: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function UseButton({ name, used, isDisabled, onPress }: UseButtonProps) {
  if (used) return <span className="in-use">in use</span>;
  return (
    <Button
      className="button small"
      aria-label={`Use ${name}`}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      Use
    </Button>
  );
}

/** Scores of too few held-out sentences are kept, but tell nothing: they are not shown. */
function describe({ createdAt, bytes, scores }: Version): string {
  const parts = [`${Math.round(bytes / 1e6)} MB`];
  if (createdAt > 0) parts.unshift(date.format(createdAt));
  if (scores && scores.sentences >= FEWEST_HELD_OUT) {
    const { entities, relations } = scores.after;
    const [spans, arcs] = [entities, relations].map(({ micro }) => scoreText(micro.f1, 1));
    parts.push(`F1 of spans ${spans}, of relations ${arcs}`);
  }
  return parts.join(" · ");
}
