/** A file that is going to be read. */
export interface SourceFile {
  /** As the file system knows it; `-` is standard input. */
  readonly path: string;
  /** As messages name it: as the user gave it, with forward slashes. */
  readonly name: string;
  /** Its directory from the common root of everything that was given; `.` is that itself. */
  readonly directory: string;
  /** The folder of tests that it stands in, below the path that was given. */
  readonly ofTests?: string;
}
