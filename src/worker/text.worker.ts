import { expose } from "comlink";
import { sayAlive } from "./aliveSign.ts";
import { givingBack } from "./givingBack.ts";
import { heedLanguage } from "./languageSign.ts";
import { createTextService } from "./textService.ts";

heedLanguage(globalThis);
sayAlive(navigator.locks, postMessage);
expose(givingBack(createTextService(navigator)));
