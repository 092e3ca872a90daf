/** Why a pickle is not read, in words: "asks for os.system, which is not read". */
export class PickleFault extends Error {}
