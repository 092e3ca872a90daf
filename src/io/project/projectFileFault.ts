/** Why a project file is not read, and where in it that stands. */
export class ProjectFileFault extends Error {
  readonly field: string | undefined;

  constructor(fault: string, field?: string) {
    super(fault);
    this.field = field;
  }
}
