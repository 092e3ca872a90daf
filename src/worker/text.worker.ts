import { expose } from "comlink";
import { sayAlive } from "./aliveSign.ts";
import { textService } from "./textService.ts";

sayAlive(navigator.locks, postMessage);
expose(textService);
