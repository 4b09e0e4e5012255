/** What a case of a table gives to the function under test. */
export type CaseInput = Readonly<Record<string, unknown>>;

/** One case of Kubernetes' own tests. */
export interface TableCase {
  readonly name?: string;
  readonly in: CaseInput;
  readonly out: unknown;
  /** What stands beside `in` and `out`: more of what is given, or of what is expected. */
  readonly beside: CaseInput;
}

/** A table of cases, as it stands in a file. */
export interface Table {
  /** The file's name without its ending; it says which function the cases are for. */
  readonly name: string;
  readonly cases: readonly TableCase[];
}

/** How the cases of one table become calls of lib/kubernetes. */
export interface TableReplay {
  /** The fields of `in` that the call takes into account; a case with any other is skipped. */
  readonly inputs: readonly string[] | 'any';
  /**
   * The answer; one that throws a RangeError is the table's `{ error: true }`. `all` are the cases of the table: where
   * they are the steps of one sequence, those before this one count.
   */
  readonly answer: (input: CaseInput, one: TableCase, all: readonly TableCase[]) => unknown;
  /** Whether an answer is what the table says. @default equal in every field that the table names */
  readonly agrees?: (expected: unknown, answer: unknown, one: TableCase) => boolean;
}
