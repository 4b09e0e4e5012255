import { ApiObject, App, Chart, Duration, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { OnSigterm, ZeroDowntimeDefaults } from '../../../lib';
import { appWithChart, deploy, manifestsOf } from '../synthesise';

/** An environment variable that counts how often it is rendered. */
function counting(): { variables: Record<string, kplus.EnvValue>; rendered: () => number } {
  let count = 0;
  const produce = () => {
    count += 1;
    return 'value';
  };
  const variables = { COUNTED: kplus.EnvValue.fromValue(Lazy.any({ produce }) as string) };
  return { variables, rendered: () => count };
}

describe('one run of synthesis', () => {
  test('each workload is rendered once, however many charts the app has', () => {
    const { app } = appWithChart();
    const { variables, rendered } = counting();
    const charts = 8;
    for (let index = 0; index < charts; index += 1) {
      deploy({ container: { envVariables: variables } }, new Chart(app, `chart-${index}`));
    }
    app.synth();
    expect(rendered()).toBe(charts);
    app.synth();
    expect(rendered()).toBe(2 * charts);
  });

  test('a chart that is rendered alone is a run of its own', () => {
    const { variables, rendered } = counting();
    const chart = Testing.chart();
    deploy({ container: { envVariables: variables } }, chart);
    Testing.synth(chart);
    expect(rendered()).toBe(1);
  });

  test('each workload has the plan that it has alone, whether others have the same facts or nearly the same', () => {
    const room = (seconds: number) => ({ room: Duration.seconds(seconds) });
    const facts = [
      {},
      room(9),
      {},
      { longestRequest: Duration.seconds(21) },
      room(9),
      { onSigterm: OnSigterm.exits() },
    ];
    const yamlOf = (scopes: readonly (readonly [object, object])[]) => {
      const app = new App();
      scopes.forEach(([defaults, stated], index) => {
        const chart = new Chart(app, `chart-${index}`);
        ZeroDowntimeDefaults.set(chart, defaults);
        deploy(stated, chart);
      });
      return app.synthYaml();
    };
    const scopes = facts.flatMap((its) => [[{}, its] as const, [room(9), its] as const]);
    const alone = (index: number) =>
      yamlOf(scopes.map((scope) => (scope === scopes[index] ? scope : ([{}, {}] as const))));
    const partsOf = (yaml: string) => yaml.split(/(?=apiVersion: apps)/);
    const together = partsOf(yamlOf(scopes));
    expect(new Set(together).size).toBeGreaterThan(5);
    for (const index of scopes.keys()) expect(together[index]).toBe(partsOf(alone(index))[index]);
  });

  test('a run that fails leaves nothing behind', () => {
    const deployment = deploy();
    const patch = JsonPatch.replace('/spec/minReadySeconds', 0);
    ApiObject.of(deployment).addJsonPatch(patch);
    expect(() => manifestsOf(deployment)).toThrow(/min-ready-too-short/);
    ApiObject.of(deployment).addJsonPatch(JsonPatch.replace('/spec/minReadySeconds', 60));
    expect(() => manifestsOf(deployment)).not.toThrow();
  });

  test('a JSON patch that fits nothing says so, beside all other problems', () => {
    const deployment = deploy();
    ApiObject.of(deployment).addJsonPatch(JsonPatch.replace('/spec/no/such/field', 1));
    expect(() => manifestsOf(deployment)).toThrow(/web.*the JSON patch .* cannot be applied/s);
  });
});
