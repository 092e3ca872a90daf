import "../records/withoutEval.ts";

import { expose } from "comlink";
import { sayAlive } from "./aliveSign.ts";
import { createTextService } from "./textService.ts";

sayAlive(navigator.locks, postMessage);
expose(createTextService(navigator));
