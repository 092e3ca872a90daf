import type { Calibration } from "../core/learn/calibration.ts";
import type { Study } from "../core/learn/storedStudy.ts";
import { type StudyBasis, toldStudy } from "../core/learn/toldStudy.ts";
import { wordsHash } from "../core/learn/wordsHash.ts";
import { type MeasuredCalibration, withStudy } from "../core/lifecycle/measured.ts";
import type { AnyModelId } from "../core/lifecycle/openModel.ts";
import { configFile } from "../model/modelFolder.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import {
  changeMeasured,
  changeOfUnkept,
  fileOfUnkept,
  keyOfUnkept,
  type Unkept,
} from "./measuredFiles.ts";
import type { Opened } from "./modelSession.ts";
import { evidenceOf } from "./versionFiles.ts";

/** Stores what is measured of models, with each; of a candidate when it is kept. */
export interface MeasuredModels {
  /** A model tells its scores so from now on. */
  corrected(id: AnyModelId, model: Opened, calibration: Calibration | null): Promise<void>;
  calibrated(id: AnyModelId, model: Opened, found: MeasuredCalibration): Promise<void>;
  studied(version: string, study: Study, basis: StudyBasis): Promise<void>;
  /** A model that was added is no more. */
  removed(source: Unkept): Promise<void>;
  /** A candidate is this version now. */
  kept(candidate: AnyModelId, version: string): Promise<void>;
  /** A candidate is no more. */
  settled(candidate: AnyModelId): void;
}

export function measuredModels(files: ModelFiles): MeasuredModels {
  /** What is known of candidates. */
  const waiting = new Map<AnyModelId, MeasuredCalibration>();
  const isCandidate = (id: AnyModelId) => id.startsWith("candidate:");
  const storeCalibration = (version: string, calibration: MeasuredCalibration) =>
    changeMeasured(files, version, (measured) => ({ ...measured, calibration }));
  return {
    corrected: async (id, { source, model, print }, calibration) => {
      if (isCandidate(id)) return;
      if (source.kind === "version") await files.add(source.id, "config.json", configFile(model));
      else if (print)
        await changeOfUnkept(files, keyOfUnkept(source), print, { calibration }).catch(unstored);
    },
    calibrated: async (id, { source, print }, found) => {
      if (isCandidate(id)) waiting.set(id, found);
      else if (source.kind === "version") await storeCalibration(source.id, found);
      else if (print) {
        const measured = { calibration: found, studies: [] };
        await changeOfUnkept(files, keyOfUnkept(source), print, { measured }).catch(unstored);
      }
    },
    studied: async (version, study, basis) => {
      if (basis === "parent" && !(await isAbout(files, version, study))) return;
      const told = toldStudy(study, basis);
      await changeMeasured(files, version, (measured) => withStudy(measured, told));
    },
    removed: async (source) => files.removeOfBundled(fileOfUnkept(source)).catch(unstored),
    kept: async (candidate, version) => {
      const found = waiting.get(candidate);
      // The model is kept whether or not there is room for this.
      if (found) await storeCalibration(version, found).catch(unstored);
    },
    settled: (candidate) => void waiting.delete(candidate),
  };
}

/** A browser without private files corrects scores all the same, until the page is closed. */
const unstored = () => {};

/** Whether a study from the parent of a version is about the sentences of that version: half of them. */
async function isAbout(files: ModelFiles, version: string, study: Study): Promise<boolean> {
  const evidence = await evidenceOf(files, version);
  if (!evidence) return false;
  const studied = new Set(study.examples.map(({ words }) => wordsHash(words)));
  const own = [...evidence.trained, ...evidence.heldOut];
  return 2 * own.filter(({ words }) => studied.has(words)).length >= own.length;
}
