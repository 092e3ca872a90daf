import { proxy, transfer } from "comlink";
import { unpackDoc } from "../core/document/packedDoc.ts";
import type { PrivateFiles } from "../storage/opfs.ts";
import { eraseModels } from "./eraseModels.ts";
import type { ModelClient, ModelService } from "./modelProtocol.ts";
import type { TrainOutcome } from "./modelRequests.ts";
import { supervised, type Watched } from "./supervised.ts";
import type { TextService, TextWorker } from "./textProtocol.ts";

/**
 * The page's end of the model worker of a project: callbacks cross as proxies.
 *
 * @param project its id
 */
export function connectModel(
  make: () => Watched,
  browser: PrivateFiles,
  project: string,
): ModelClient {
  const { call, onDeath, end } = supervised<ModelService>(make, browser.locks);
  return {
    onDeath,
    open: (wanted, onProgress) => call((remote) => remote.open(wanted, proxy(onProgress))),
    predict: (job, reader, sentences, onSentence) =>
      call((remote) => remote.predict(job, reader, sentences, proxy(onSentence))),
    survey: (job, reader, sentences) => call((remote) => remote.survey(job, reader, sentences)),
    prefer: (job, sentences) => call((remote) => remote.prefer(job, sentences)),
    train: (job, model, request, onProgress) =>
      call<TrainOutcome>(async (remote) => remote.train(job, model, request, proxy(onProgress))),
    calibrate: (job, reader, request, onProgress) =>
      call((remote) => remote.calibrate(job, reader, request, proxy(onProgress))),
    setCalibration: (model, calibration) =>
      call((remote) => remote.setCalibration(model, calibration)),
    noteCalibration: (model, found) => call((remote) => remote.noteCalibration(model, found)),
    measured: (source) => call((remote) => remote.measured(source)),
    storeStudy: (version, study, basis) =>
      call((remote) => remote.storeStudy(version, study, basis)),
    study: (job, model, request, onProgress) =>
      call((remote) => remote.study(job, model, request, proxy(onProgress))),
    lookAt: (job, sentences) => call((remote) => remote.lookAt(job, sentences)),
    timeSteps: (job, model, request) => call((remote) => remote.timeSteps(job, model, request)),
    alternatives: (reader, sentence, of) =>
      call((remote) => remote.alternatives(reader, sentence, of)),
    cancel: (job, result) => call((remote) => remote.cancel(job, result)),
    keep: (candidate, name, scores) => call((remote) => remote.keep(candidate, name, scores)),
    discard: (candidate) => call((remote) => remote.discard(candidate)),
    versions: () => call((remote) => remote.versions()),
    evidence: (id) => call((remote) => remote.evidence(id)),
    labelVersion: (id, label) => call((remote) => remote.labelVersion(id, label)),
    removeVersion: (id) => call((remote) => remote.removeVersion(id)),
    added: () => call((remote) => remote.added()),
    damagedAdded: () => call((remote) => remote.damagedAdded()),
    about: (source) => call((remote) => remote.about(source)),
    forecast: (source, request) => call((remote) => remote.forecast(source, request)),
    exportStored: (source, as) => call((remote) => remote.exportStored(source, as)),
    room: () => call((remote) => remote.room()),
    removeAdded: (id) => call((remote) => remote.removeAdded(id)),
    filesOf: (id) => call((remote) => remote.filesOf(id)),
    exportVersion: (id, inUse) => call((remote) => remote.exportVersion(id, inUse)),
    readBoth: (job, request, onProgress) =>
      call((remote) => remote.readBoth(job, request, proxy(onProgress))),
    exportZip: (model, inUse) => call((remote) => remote.exportZip(model, inUse)),
    goOn: (job, model, how, onProgress) =>
      call<TrainOutcome>(async (remote) => remote.goOn(job, model, how, proxy(onProgress))),
    leftTraining: () => call((remote) => remote.leftTraining()),
    forgetTraining: (job) => call((remote) => remote.forgetTraining(job)),
    erase: () => eraseModels(browser, project),
    close: end,
  };
}

/** The page's end of the text worker. */
export function connectText(make: () => Watched, { locks }: PrivateFiles): TextService {
  const { call } = supervised<TextWorker>(make, locks);
  return {
    segment: (docId, text, spans) => call((remote) => remote.segment(docId, text, spans)),
    lookAtFiles: (id, files, onProgress) => {
      const buffers = files.map(({ bytes }) => bytes.buffer);
      return call((remote) =>
        remote.lookAtFiles(id, transfer([...files], buffers), proxy(onProgress)),
      );
    },
    lookAgain: (id, choices, onProgress) =>
      call((remote) => remote.lookAgain(id, choices, proxy(onProgress))),
    takeImport: (id, choices, onDocs) =>
      call((remote) =>
        remote.takeImport(
          id,
          choices,
          proxy((docs) => onDocs(docs.map(unpackDoc))),
        ),
      ),
    keepModels: (id, project, of) => call((remote) => remote.keepModels(id, project, of)),
    takeSteps: (id, onSteps, of) => call((remote) => remote.takeSteps(id, proxy(onSteps), of)),
    closeImport: (id) => call((remote) => remote.closeImport(id)),
    recognise: (text) => call((remote) => remote.recognise(text)),
    layOut: (id, graph, onPositions) =>
      call((remote) => remote.layOut(id, graph, proxy(onPositions))),
    closeLayout: (id) => call((remote) => remote.closeLayout(id)),
    lookAtModel: (id, name, files) => call((remote) => remote.lookAtModel(id, name, files)),
    storeModel: (id, as, onProgress) =>
      call((remote) => remote.storeModel(id, as, proxy(onProgress))),
    closeModel: (id) => call((remote) => remote.closeModel(id)),
  };
}
