import type { JsonObject } from '../../kubernetes';
import type { CustomType } from '../custom/types-of-group';
import type { AdoptedApp, AdoptedChart, Part } from './adopted-app';
import { evaluate, type Scope } from './evaluate';

/** The classes that a generated program is made with: those of the packages that it imports. */
export interface Libraries {
  readonly names: Scope;
  readonly newChart: (id: string) => ChartOf;
  readonly newConstruct: (chart: ChartOf, id: string) => object;
}

/** A chart of cdk8s. */
export interface ChartOf {
  toJson(): unknown;
}

/** What a part came to: its objects, or why it came to none. */
export type RanPart = { readonly objects: readonly JsonObject[] } | { readonly failed: string };

/** What the facts of an app are worth. */
export function scopeOf(app: AdoptedApp, libraries: Libraries): Scope {
  const scope = new Map(libraries.names);
  for (const { name, types } of app.imports) scope.set(name, classesOf(types, libraries));
  for (const { name, value } of [...app.shared, ...app.facts]) scope.set(name, evaluate(value, scope));
  return scope;
}

/** What a part makes, alone in a chart. */
export function runPart(part: Part, chart: AdoptedChart, scope: Scope, libraries: Libraries): RanPart {
  try {
    const around = libraries.newChart(chart.name);
    const own = new Map(scope).set('this', libraries.newConstruct(around, part.id));
    for (const { name, value } of part.constants) own.set(name, evaluate(value, own));
    for (const { name, value } of part.statements) {
      const made = evaluate(value, own);
      if (name !== undefined) own.set(name, made);
    }
    return { objects: around.toJson() as readonly JsonObject[] };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** What the printed classes do, without compiling them. */
function classesOf(types: readonly CustomType[], { names }: Libraries): Readonly<Record<string, unknown>> {
  const Base = names.get('ApiObject') as new (...of: unknown[]) => object;
  const classes = types.map(({ className, apiVersion, kind }) => {
    const made = class extends Base {
      constructor(scope: unknown, id: unknown, props: object) {
        super(scope, id, { apiVersion, kind, ...props });
      }
    };
    return [className, made] as const;
  });
  return Object.fromEntries(classes);
}
