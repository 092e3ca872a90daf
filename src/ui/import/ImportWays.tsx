import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import type { ShownImport } from "../../store/importState.ts";
import { isUntouched } from "../../store/untouched.ts";
import { useApp, useViewStore } from "../app/useApp.ts";

/**
 * What can be done with files that were read: compared, taken into the open project, or made projects
 * of their own. The likely one is the primary.
 *
 * @param describedBy the id of what says how much comes
 * @param isFirst whether the likely one has the focus as the dialog opens
 */
export function ImportWays({
  shown,
  describedBy,
  isFirst,
}: {
  shown: ShownImport;
  describedBy: string;
  isFirst: boolean;
}) {
  const commit = useApp((s) => s.commitImport);
  const compare = useApp((s) => s.compareImport);
  const asProject = useApp((s) => s.importAsProject);
  const isHereNew = useApp((s) => isUntouched(s.project, s.history));
  const view = useViewStore();
  const { projects = [] } = shown.preview;
  const ways = waysOf(shown, isHereNew);
  const button = (isLikely: boolean) => ({
    className: isLikely ? "button primary" : "button",
    autoFocus: isLikely && isFirst,
    "aria-describedby": describedBy,
  });
  return (
    <>
      {ways.into && (
        <Button
          {...button(ways.likely === "compare")}
          onPress={async () => {
            if (await compare()) view.setState({ center: "agreement", pane: "text" });
          }}
        >
          {t("Compare")}
        </Button>
      )}
      {ways.into && (
        <Button {...button(ways.likely === "import")} onPress={() => void commit()}>
          {t("Import")}
        </Button>
      )}
      {ways.own && (
        <Button {...button(ways.likely === "project")} onPress={() => void asProject()}>
          {t("{projects, plural, one {Open as a new project} other {Open as # new projects}}", {
            projects: Math.max(projects.length, 1),
          })}
        </Button>
      )}
    </>
  );
}

/** Which ways there are: into the open project, or as projects of their own; and the likely one. */
function waysOf({ purpose, preview }: ShownImport, isHereNew: boolean) {
  const { schema, documents, projects = [] } = preview;
  const isForProject = purpose === "project" && schema !== undefined;
  if (isForProject) return { into: false, own: true, likely: "project" } as const;
  if (purpose === "compare") return { into: true, own: false, likely: "compare" } as const;
  const own = schema !== undefined && documents > 0;
  // Whole projects stand beside what is here, unless that is nobody's work yet and there is one.
  const likely = own && (!isHereNew || projects.length > 1) ? "project" : "import";
  return { into: true, own, likely } as const;
}
