import { setOwn } from '../../kubernetes';
import type { Call, Expression } from './expression';

/** What names mean: classes, constants, `this`. */
export type Scope = ReadonlyMap<string, unknown>;

/**
 * What an expression is worth: what the generated program does, without compiling it.
 *
 * @throws whatever its calls throw
 */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.form) {
    case 'literal':
      return expression.value;
    case 'name':
      return lookedUp(expression.path, scope).value;
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'mapping': {
      const fields: Record<string, unknown> = {};
      for (const { key, value } of expression.entries) {
        if (key === undefined) Object.assign(fields, evaluate(value, scope));
        else setOwn(fields, key, evaluate(value, scope));
      }
      return fields;
    }
    case 'call':
      return called(expression, scope);
  }
}

function called({ callee, isNew, args }: Call, scope: Scope): unknown {
  const { value, of } = lookedUp(callee, scope);
  const given = args.map((one) => evaluate(one, scope));
  if (isNew) return new (value as new (...of: unknown[]) => unknown)(...given);
  return (value as (...of: unknown[]) => unknown).apply(of, given);
}

function lookedUp(path: string, scope: Scope): { readonly value: unknown; readonly of: unknown } {
  const [root = '', ...steps] = path.split('.');
  if (!scope.has(root)) throw new Error(`'${root}' means nothing here`);
  let [value, of]: unknown[] = [scope.get(root)];
  for (const step of steps) {
    of = value;
    value = Reflect.get(Object(value) as object, step);
  }
  return { value, of };
}
