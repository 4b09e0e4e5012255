import { type ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../../../workload';
import { overrideMethod } from './override-method';
import { writesItself } from '../yaml/quick-document';

const PASSES = new WeakMap<IConstruct, SynthesisPass>();

/**
 * One run of synthesis. cdk8s validates the whole app anew for every chart, so within one run each object is
 * rendered and judged once. Between two runs anything may change, so nothing is remembered.
 */
export class SynthesisPass {
  /** The pass of the app that a construct belongs to. */
  public static of(construct: IConstruct): SynthesisPass {
    const app = App.of(construct);
    let pass = PASSES.get(app);
    if (!pass) {
      pass = new SynthesisPass();
      PASSES.set(app, pass);
      if (app instanceof App) pass.span(app, ['synth', 'synthYaml'], true);
    }
    return pass;
  }

  /** The pass of an app that opens it itself, by {@link run}. */
  public static openedBy(app: App): SynthesisPass {
    const pass = new SynthesisPass();
    PASSES.set(app, pass);
    return pass;
  }

  private active = false;
  private writing = false;
  private readonly rendered = new Map<ApiObject, JsonObject>();
  private readonly done = new Set<string>();
  private readonly known = new Map<string, unknown>();
  private readonly spanned = new WeakSet<IConstruct>();
  private readonly included = new WeakSet<IConstruct>();
  private readonly renderedByCdk8s = new WeakSet<IConstruct>();

  /** Makes a chart's own `toJson` (that is what `Testing.synth` calls) a run of its own. */
  public includeChart(chart: Chart): void {
    if (this.spanned.has(chart)) return;
    this.spanned.add(chart);
    if (chart.toJson === Chart.prototype.toJson) this.renderedByCdk8s.add(chart);
    this.span(chart, ['toJson'], false);
  }

  /** Whether somebody renders a chart in a way of their own. */
  public isRenderedByItself(chart: Chart): boolean {
    return chart.toJson !== Chart.prototype.toJson && !this.renderedByCdk8s.has(chart);
  }

  /** Renders an object of anybody's once in a run: cdk8s-plus adds to some of its own at every rendering. */
  public includeObject(apiObject: ApiObject): void {
    if (this.included.has(apiObject)) return;
    this.included.add(apiObject);
    overrideMethod(apiObject, 'toJson', (render) => () => this.remember(apiObject, render as () => JsonObject));
  }

  /** An object of anybody's as it is rendered in this run. */
  public render(apiObject: ApiObject): JsonObject {
    return this.remember(apiObject, () => apiObject.toJson() as JsonObject);
  }

  /** An object for the last time in this run: it is forgotten, so that not all of an app has to stay in memory. */
  public renderLast(apiObject: ApiObject): JsonObject {
    const json = this.render(apiObject);
    this.rendered.delete(apiObject);
    return json;
  }

  private remember(apiObject: ApiObject, render: () => JsonObject): JsonObject {
    const json = this.rendered.get(apiObject) ?? render();
    if (this.active) this.rendered.set(apiObject, json);
    return json;
  }

  /** What rendering an object gives: once in a run, anew outside of one. */
  public renderedOnce(apiObject: ApiObject, render: () => JsonObject): JsonObject {
    const known = this.rendered.get(apiObject);
    if (known) return known;
    const json = render();
    if (this.active) this.rendered.set(apiObject, json);
    return this.writing ? writesItself(json, () => this.writing) : json;
  }

  /** What looking for something gives: once in a run, anew outside of one. */
  public remembered<T>(what: string, look: () => T): T {
    if (this.known.has(what)) return this.known.get(what) as T;
    const found = look();
    if (this.active) this.known.set(what, found);
    return found;
  }

  /** Does something once in a run; every time outside of one. */
  public once(what: string, action: () => void): void {
    if (this.done.has(what)) return;
    if (this.active) this.done.add(what);
    action();
  }

  /** Does everything in one run; within a run, as a part of it. */
  public run<T>(synthesise: () => T, writes = false): T {
    if (this.active) return synthesise();
    this.active = true;
    this.writing = writes;
    try {
      return synthesise();
    } finally {
      this.active = false;
      this.writing = false;
      this.rendered.clear();
      this.done.clear();
      this.known.clear();
    }
  }

  private span<K extends string>(
    target: object & Record<K, () => unknown>,
    methods: readonly K[],
    writes: boolean,
  ): void {
    for (const method of methods) {
      overrideMethod(target, method, (original) => () => this.run(original, writes));
    }
  }
}
