import { proxy, type Remote, wrap } from "comlink";
import type { ModelService, TextService } from "./protocol.ts";

/** The page's end of the model worker: callbacks cross as proxies. */
export function connectModel(worker: Worker): ModelService {
  const remote: Remote<ModelService> = wrap(worker);
  return {
    open: (source, backend, onProgress) => remote.open(source, backend, proxy(onProgress)),
    predict: (job, sentences, onSentence) => remote.predict(job, sentences, proxy(onSentence)),
    train: (job, request, onProgress) => remote.train(job, request, proxy(onProgress)),
    alternatives: (sentence, of) => remote.alternatives(sentence, of),
    cancel: (job) => remote.cancel(job),
    keep: (name, scores) => remote.keep(name, scores),
    discard: () => remote.discard(),
    versions: () => remote.versions(),
    removeVersion: (id) => remote.removeVersion(id),
    exportZip: () => remote.exportZip(),
    erase: () => remote.erase(),
  };
}

/** The page's end of the text worker. */
export function connectText(worker: Worker): TextService {
  const remote: Remote<TextService> = wrap(worker);
  return {
    segment: (docId, text) => remote.segment(docId, text),
    readFiles: (files) => remote.readFiles(files),
  };
}
