import { embedded } from '../embedded';

/** What a thread runs. */
export interface OwnProgram {
  readonly code: string;
  /** Whether that is the text of the program, not the path of its file. */
  readonly isText: boolean;
}

/**
 * The program itself, as a thread runs it; nothing from source, where a thread would have to learn TypeScript first.
 *
 * @param file the program's own file: the executable, where it is one without Node
 */
export function ownProgram(file: string): OwnProgram | undefined {
  if (file.endsWith('.ts')) return undefined;
  if (file.endsWith('.js')) return { code: file, isText: false };
  const code = embedded('command-line.js');
  return code === undefined ? undefined : { code, isText: true };
}
