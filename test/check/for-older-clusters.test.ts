import { check } from '../../lib/check';
import { manifestsIn } from '../rules/support/manifests';

const job = (apiVersion: string, name = 'report') =>
  `apiVersion: ${apiVersion}\nkind: CronJob\nmetadata: { name: ${name} }\nspec:\n  schedule: "0 4 * * *"\n  jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a:1 }] } } } }\n`;
const OLD = job('batch/v1beta1');
const SERVED = job('batch/v1');

function told(...files: readonly (readonly [file: string, text: string])[]): readonly [boolean, boolean] {
  const { findings, notices } = check(
    files.flatMap(([file, text]) => manifestsIn(text).map((manifest) => ({ ...manifest, file }))),
  );
  return [
    findings.some(({ rule }) => rule === 'api-version-unserved'),
    notices.some(({ code }) => code === 'older-cluster'),
  ];
}

test.each(['report_v16', 'report-v1beta1', 'report-1.20', 'report_legacy', 'report.old'])(
  'an object of a version that is gone is one for older clusters in %s.yaml, beside report.yaml which has it in a served one',
  (name) => expect(told(['k8s/report.yaml', SERVED], [`k8s/${name}.yaml`, OLD])).toEqual([false, true]),
);

test.each<[string, readonly (readonly [string, string])[]]>([
  ['stands alone', [['k8s/report_v16.yaml', OLD]]],
  [
    'has another one beside it',
    [
      ['k8s/report.yaml', job('batch/v1', 'mail')],
      ['k8s/report_v16.yaml', OLD],
    ],
  ],
  [
    'is not served beside it either',
    [
      ['k8s/report.yaml', OLD],
      ['k8s/report_v16.yaml', OLD],
    ],
  ],
  [
    'is served in another folder',
    [
      ['a/report.yaml', SERVED],
      ['b/report_v16.yaml', OLD],
    ],
  ],
  [
    'is served in a file that is called otherwise',
    [
      ['k8s/all.yaml', SERVED],
      ['k8s/report_v16.yaml', OLD],
    ],
  ],
  [
    'is the one that is called after no version',
    [
      ['k8s/report_v2.yaml', SERVED],
      ['k8s/report.yaml', OLD],
    ],
  ],
  [
    'has another one in its file that is served nowhere',
    [
      ['k8s/report.yaml', SERVED],
      ['k8s/report_v16.yaml', `${OLD}---\n${job('batch/v1beta1', 'mail')}`],
    ],
  ],
  ['stands in a file with the served one', [['k8s/report_v16.yaml', `${SERVED}---\n${OLD}`]]],
])('it is told where it %s', (_, files) => expect(told(...files)).toEqual([true, false]));
