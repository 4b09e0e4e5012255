import { compileLate } from './compile-late';
import { growSlowly } from './grow-slowly';
import { keepCompiled } from './keep-compiled';

/**
 * Sets V8 to what a command is like, before its program is loaded: V8 takes no code that was compiled under other
 * settings than those of now. A second time changes nothing.
 */
export function setEngine(command: string | undefined): void {
  compileLate();
  keepCompiled();
  if (command !== 'simulate') growSlowly(); // that one keeps little, and makes much that is gone at once
}
