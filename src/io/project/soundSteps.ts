import { stepTaken } from "../../core/annotate/stepTaken.ts";
import type { Project } from "../../core/document/document.ts";
import type { Edit } from "../../core/document/edit.ts";
import { historyOf, type Step } from "../../core/document/history.ts";
import { projectFault } from "../backup/projectFault.ts";

/** Steps that can be taken, and how many there are that cannot. */
export interface SoundSteps {
  readonly steps: readonly Step[];
  readonly unsound: number;
}

/**
 * The steps of a history by which a project stays sound, each of which is tried. Below one that cannot
 * be taken nothing can be undone: those above it remain. `step` is awaited between two.
 */
export async function soundSteps(
  project: Project,
  steps: readonly Step[],
  step: (done: number) => Promise<void>,
): Promise<SoundSteps> {
  const { undo, redo } = historyOf(steps);
  const sound: Step[] = [];
  let tried = 0;
  for (const stack of [undo, redo]) {
    let now = project;
    for (const one of stack.toReversed()) {
      await step(tried++);
      const next = taken(now, one.edit);
      if (!next) break;
      sound.push(one);
      now = next;
    }
  }
  return {
    steps: sound.toSorted((a, b) => a.seq - b.seq),
    unsound: steps.length - sound.length,
  };
}

/** The project after a step; null where it would not be one. */
function taken(before: Project, edit: Edit): Project | null {
  try {
    const { project, edit: made } = stepTaken(before, edit);
    const touched = Object.keys({ ...made.docs, ...made.inside });
    const docs = touched.flatMap((id) => (Object.hasOwn(project.docs, id) ? [id] : []));
    const changed = {
      ...project,
      docs: Object.fromEntries(docs.map((id) => [id, project.docs[id]])),
    };
    return projectFault(changed) ? null : project;
  } catch {
    return null; // It is about something that is not there.
  }
}
