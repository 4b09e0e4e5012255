import type { Expression } from './expression';

/** The first step of every path of names in an expression: what it has to be given. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.form) {
    case 'literal':
      return [];
    case 'name':
      return [rootOf(expression.path)];
    case 'list':
      return expression.items.flatMap(namesIn);
    case 'mapping':
      return expression.entries.flatMap(({ value }) => namesIn(value));
    case 'call':
      return [rootOf(expression.callee), ...expression.args.flatMap(namesIn)];
  }
}

function rootOf(path: string): string {
  return path.split('.')[0] ?? path;
}
