import { expose } from "comlink";
import { textService } from "./textService.ts";

expose(textService);
