import { asObject, grouped, own, type Json, type JsonObject } from '../../kubernetes';
import { identityText } from '../../workload';
import type { FixedTexts } from '../fix-texts';
import type { MadeEdit, RepairableText } from '../repair-texts';
import type { Assignment } from './assignment';
import { budgetCandidate, budgetMadeBy } from './budget-value';
import {
  editsMadeBy,
  named,
  renderedObjects,
  unstableIn,
  type EditsOf,
  type RenderedObjects,
  type Unstable,
} from './rendered-changes';
import { valueCandidates, type ReadTemplate } from './value-candidates';

/** A value of a chart, and what it was proved to change. */
export interface AdvisedValue {
  readonly path: readonly string[];
  /** Null takes away what the chart sets. */
  readonly value: Json;
  readonly gives: readonly MadeEdit[];
}

/** What can be said to a chart by its values, and what cannot. */
export interface ValuesAdvice {
  readonly advised: readonly AdvisedValue[];
  /** Everything that is advised, as one values file. */
  readonly values: JsonObject;
  /** What the chart makes with them, as texts. */
  readonly texts: readonly RepairableText[];
  /** The repair of what it makes with them: edits for which it has no value. */
  readonly rest: FixedTexts;
}

/** A chart, as far as advice needs it. */
export interface AdvisedChart {
  /**
   * What it makes with more values; nothing where it refuses them.
   *
   * @param more laid over those that are given
   */
  readonly render: (more: JsonObject) => readonly RepairableText[] | undefined;
  /** The same with no more values, made once more: what a chart generates by chance comes out otherwise. */
  readonly again: () => readonly RepairableText[] | undefined;
  /** Those that it has, with those that are given. */
  readonly values: JsonObject;
  /** By the file that {@link render} names for what they make; helpers are called by none. */
  readonly templates: ReadonlyMap<string, ReadTemplate>;
  /** What its own values are called from the outside, by the same names: those of a dependency stand below its name. */
  readonly prefixOf: (file: string) => readonly string[];
}

/**
 * For each edit of a repair the value of a chart that gives it. A value counts only where rendering with it shows that it
 * makes announced edits, and nothing else.
 *
 * @param fix repairs what the chart makes
 */
export function adviseValues(chart: AdvisedChart, fix: (texts: readonly RepairableText[]) => FixedTexts): ValuesAdvice {
  const advising = new Advising(chart, fix);
  advising.run();
  return advising.result();
}

class Advising {
  private readonly advised: AdvisedValue[] = [];
  private readonly edits: readonly MadeEdit[];
  private readonly byObject: EditsOf;
  private readonly unstable: Unstable;
  private now: RenderedObjects;
  private values: JsonObject = {};

  constructor(
    private readonly chart: AdvisedChart,
    private readonly fix: (texts: readonly RepairableText[]) => FixedTexts,
  ) {
    const texts = chart.render({}) ?? [];
    this.edits = fix(texts).made;
    this.byObject = grouped(this.edits, ({ resource }) => keyOf(resource));
    const all = renderedObjects(texts);
    this.unstable = unstableIn(all, renderedObjects(chart.again() ?? []));
    this.now = named(all, this.unstable);
  }

  run(): void {
    // A chart may make one thing only where another is there: a budget for several replicas.
    for (let known = -1; known < this.advised.length;) {
      known = this.advised.length;
      for (const edit of this.edits) {
        if (this.advised.some(({ gives }) => gives.includes(edit))) continue;
        if (edit.path.length === 0) this.tryBudget(edit);
        else this.tryField(edit);
      }
    }
  }

  result(): ValuesAdvice {
    const texts = this.chart.render(this.values) ?? [];
    return { advised: this.advised, values: this.values, texts, rest: this.fix(texts) };
  }

  private tryField(edit: MadeEdit): void {
    const own = this.templatesOf(edit.file);
    const prefix = this.chart.prefixOf(edit.file);
    const values = below(this.chart.values, prefix);
    for (const candidate of valueCandidates(edit.path, { values, templates: own })) {
      const path = [...prefix, ...candidate];
      const gives = this.proved([{ path, value: edit.after ?? null }], edit);
      if (!gives) continue;
      this.advised.push({ path, value: edit.after ?? null, gives });
      return;
    }
  }

  /** A budget that the chart can make itself. */
  private tryBudget(edit: MadeEdit): void {
    const wanted = asObject(edit.after ?? null);
    if (wanted['kind'] !== 'PodDisruptionBudget') return;
    for (const [file, template] of this.chart.templates) {
      const prefix = this.chart.prefixOf(file);
      const values = below(this.chart.values, prefix);
      const set = budgetCandidate(template, values, wanted).map(({ path, value }) => ({
        path: [...prefix, ...path],
        value,
      }));
      if (set.length === 0) continue;
      const next = merged(this.values, set);
      const texts = this.chart.render(next);
      const after = texts && named(renderedObjects(texts), this.unstable);
      if (!after || !budgetMadeBy(this.now, after, { wanted, unstable: this.unstable })) continue;
      this.accept(next, after);
      for (const { path, value } of set) this.advised.push({ path, value, gives: [edit] });
      return;
    }
  }

  private proved(set: readonly Assignment[], edit: MadeEdit): readonly MadeEdit[] | undefined {
    const next = merged(this.values, set);
    const texts = this.chart.render(next);
    if (!texts) return undefined;
    const after = named(renderedObjects(texts), this.unstable);
    const gives = editsMadeBy(this.now, after, { edits: this.byObject, unstable: this.unstable });
    if (!gives?.includes(edit)) return undefined;
    this.accept(next, after);
    return gives;
  }

  private accept(values: JsonObject, objects: RenderedObjects): void {
    this.values = values;
    this.now = objects;
  }

  /** The template that made a file, and what any template may include. */
  private templatesOf(file: string): readonly ReadTemplate[] {
    const own = this.chart.templates.get(file);
    const helpers = [...this.chart.templates].filter(([name]) => /(?:^|\/)_[^/]*$/.test(name)).map(([, one]) => one);
    return [...(own ? [own] : []), ...helpers];
  }
}

function below(values: JsonObject, keys: readonly string[]): JsonObject {
  return keys.reduce<JsonObject>((at, key) => asObject(own(at, key)), values);
}

function merged(values: JsonObject, set: readonly Assignment[]): JsonObject {
  return set.reduce((all, { path, value }) => withValue(all, path, value), values);
}

function withValue(values: JsonObject, [key, ...below]: readonly string[], value: Json): JsonObject {
  if (key === undefined) return values;
  const at: Json = below.length === 0 ? value : withValue(asObject(own(values, key) ?? {}), below, value);
  return Object.fromEntries([...Object.entries(values).filter(([one]) => one !== key), [key, at]]) as JsonObject;
}

function keyOf({ apiVersion, kind, namespace, name }: MadeEdit['resource']): string {
  return identityText({ apiVersion, kind, metadata: { namespace, name } });
}
