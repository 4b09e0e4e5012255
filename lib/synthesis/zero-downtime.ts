import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { includeInPass, judgeApp, KubernetesTarget, leaveOut } from '../constructs';
import { setGuard } from './guard';
import { enforceRule, type HouseRule } from './house-rule';
import type { GuardOptions } from './guard-options';
import { judgeGuarded } from './judge-guarded';
import { settingsOf } from './settings-of';

/** The apps that are judged already. */
const JUDGED = new WeakSet<IConstruct>();

/** The rules for whatever a cdk8s app consists of: constructs of cdk8s-plus, raw objects, Helm charts, includes. */
export class ZeroDowntime {
  /**
   * Has the rules judge everything in a scope whenever its app is synthesised, by `app.synth()`, `app.synthYaml()` or
   * `Testing.synth(chart)`. What provably loses requests, sticks a release or is refused fails synthesis, all of it in
   * one run; warnings are printed.
   *
   * An app is applied together: joins, such as a Service with its pods, look at all of it. Charts that hold the same
   * object are environments, each judged by itself. A guard further down has options of its own.
   *
   * @param scope an app, a chart, or any construct; what is added to it later counts, too
   * @param options what to judge by
   * @throws RangeError for options that cannot be read, with everything that is wrong with them
   * @example
   * ZeroDowntime.guard(app, { kubernetesVersion: '1.33', strict: true });
   */
  public static guard(scope: IConstruct, options: GuardOptions = {}): void {
    const settings = settingsOf(options, 'the options of the guard');
    if (settings.kubernetesVersion !== undefined) KubernetesTarget.set(scope, settings.kubernetesVersion);
    setGuard(scope, { settings, key: JSON.stringify(options) });
    leaveOut(scope);
    const app = App.of(scope);
    includeInPass(app);
    if (JUDGED.has(app)) return;
    JUDGED.add(app);
    judgeApp(app, () => judgeGuarded(app));
  }

  /**
   * Has a rule of your own house judge every workload in a scope whenever its app is synthesised, whatever they are made
   * with. What breaks it fails synthesis, with everything else that is wrong.
   *
   * @param scope an app, a chart, or any construct; what is added to it later counts, too
   * @param rule the rule
   */
  public static enforce(scope: IConstruct, rule: HouseRule): void {
    enforceRule(scope, rule);
  }

  private constructor() {}
}
