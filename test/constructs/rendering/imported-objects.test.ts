import { ApiObject, Chart, Cron, Duration, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GracefulCronJob, ZeroDowntime, ZeroDowntimeDeployment } from '../../../lib';
import { checkTexts } from '../../../lib/check';
import { WEB } from '../synthesise';

const ANNOTATION = 'zero-downtime/made-elsewhere';

/** An app whose slips fail synthesis, the warnings too. */
function strictApp(add: (chart: Chart) => void): string {
  const app = Testing.app();
  ZeroDowntime.guard(app, { strict: true });
  add(new Chart(app, 'shop'));
  return app.synthYaml();
}

const account = (chart: Chart) => kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'cloud-reader');
const config = (chart: Chart) => kplus.ConfigMap.fromConfigMapName(chart, 'shared', 'shared-config');

test('what an app takes from elsewhere by its name is not missing, neither at synthesis nor in check', () => {
  const yaml = strictApp((chart) => {
    const secret = kplus.Secret.fromSecretName(chart, 'secret', 'database');
    new ZeroDowntimeDeployment(chart, 'web', {
      ...WEB,
      serviceAccount: account(chart),
      container: {
        envFrom: [new kplus.EnvFrom(config(chart))],
        envVariables: { PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }) },
      },
    });
  });
  expect(yaml).toContain(`${ANNOTATION}: ConfigMap/shared-config, Secret/database, ServiceAccount/cloud-reader`);
  expect(checkTexts([{ file: 'shop.yaml', text: yaml }]).findings).toEqual([]);
});

test('of what it imports, a workload names only what its own pods ask for', () => {
  const yaml = strictApp((chart) => {
    config(chart);
    new GracefulCronJob(chart, 'report', {
      image: 'registry.example.com/report:1',
      schedule: Cron.daily(),
      longestRun: Duration.minutes(5),
      serviceAccount: account(chart),
    });
    new ZeroDowntimeDeployment(chart, 'web', WEB);
  });
  expect(yaml.match(new RegExp(`${ANNOTATION}: .*`, 'g'))).toEqual([`${ANNOTATION}: ServiceAccount/cloud-reader`]);
});

test('a workload of plain cdk8s-plus is not told to miss it, either', () => {
  const plain = (chart: Chart, serviceAccount: kplus.IServiceAccount) =>
    new kplus.Job(chart, 'migrate', {
      serviceAccount,
      backoffLimit: 3,
      containers: [{ image: 'registry.example.com/migrate:1' }],
    });
  expect(() => strictApp((chart) => plain(chart, account(chart)))).not.toThrow(/reference-missing/);
});

test('what is asked for by a text alone is missed', () => {
  const patched = (chart: Chart) => {
    const web = new ZeroDowntimeDeployment(chart, 'web', WEB);
    ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/template/spec/serviceAccountName', 'cloud-reader'));
  };
  expect(() => strictApp(patched)).toThrow(/reference-missing/);
});
