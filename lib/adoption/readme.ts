import { asString, grouped } from '../kubernetes';
import { identityOf, type ResourceIdentity } from '../workload';
import type { ImprovedAdoption } from './improved-adoption';
import type { Adoption, LeftOut, UntypedResource } from './adopt-manifests';
import { wordImprovement } from './compare/improvements';
import type { AdoptedApp } from './program/adopted-app';

/** The README of an app that makes exactly what it was made from. */
export function faithfulReadme({ leftOut, untyped, app }: Adoption): string {
  return [
    '# Adopted manifests',
    '',
    'This app makes exactly the manifests that it was made from (`zero-downtime adopt --faithful`). Change it step by step; `zero-downtime adopt` without `--faithful` shows what its constructs would make of them.',
    '',
    ...HOW,
    'Both fail as long as these manifests lose requests, and list what does.',
    '',
    ...typesSection(app, untyped),
    ...leftOutSection(leftOut),
  ].join('\n');
}

/** The README of an adopted app: what is new, what has to be found out, what is left. */
export function adoptedReadme(adoption: ImprovedAdoption): string {
  return [
    '# Adopted manifests',
    '',
    'Names, selectors and labels are those of the manifests that this app was made from, so that the first apply changes no identity: `zero-downtime check dist --against OLD` says so, and `kubectl diff -f dist` shows the rest.',
    '',
    ...HOW,
    ...section(
      'What you have to find out',
      TODO,
      adoption.todo.map((fact) => `\`${fact}\``),
    ),
    ...improvementSection(adoption),
    ...section(
      'What is left as it was',
      'Each of these is ignored in the manifests, with its reason. Mend it and take the ignore away, or write down why it may stay.',
      adoption.ignored.map(({ resource, rule, reason }) => `${nameOf(resource)}: \`${rule}\` (${reason})`),
    ),
    ...section(
      'What is no construct',
      'These stay objects of Kubernetes, with the edits of `zero-downtime fix`.',
      adoption.plain.map(({ resource, reason }) => `${nameOf(resource)}: ${reason}`),
    ),
    ...typesSection(adoption.app, adoption.untyped),
    ...leftOutSection(adoption.leftOut),
  ].join('\n');
}

const HOW = [
  '```sh',
  'npm install && npm run synth   # writes dist/, and checks it',
  'npm test                       # types, and that nothing loses requests',
  '```',
  '',
];

const TODO =
  'These facts are taken for granted in `facts.ts` and marked `TODO` there, with what they decide. `zero-downtime facts` tells those that a cluster has seen.';

function improvementSection({ improvements }: ImprovedAdoption): readonly string[] {
  const objects = grouped(improvements, ({ resource }) => nameOf(resource));
  if (objects.size === 0) return ['Nothing is otherwise than before.', ''];
  return [
    '## What is otherwise than before',
    '',
    ...[...objects].flatMap(([name, its]) => [
      `### ${name}`,
      '',
      ...its.map((one) => `- ${escaped(wordImprovement(one))}`),
      '',
    ]),
  ];
}

function typesSection({ imports }: AdoptedApp, untyped: readonly UntypedResource[]): readonly string[] {
  const files = imports.map(({ path, types }) => `\`${path}.ts\`: ${types.map(({ kind }) => kind).join(', ')}`);
  const typed = section(
    'Types of custom resources',
    'Made from their CustomResourceDefinitions, as `cdk8s import` does it, but with the names of fields as they are in manifests.',
    files,
  );
  return [...typed, ...section('Custom resources without types', HOW_TO_TYPE, untyped.map(wordUntyped))];
}

const HOW_TO_TYPE =
  'Each is an `ApiObject`, which takes anything. With its definition (`kubectl get crd -o yaml > crds.yaml`), `zero-downtime adopt … --crds crds.yaml` writes it with types, and `npx cdk8s import crds.yaml` makes types for what you write yourself.';

/** Why a custom resource has no type. */
export function wordUntyped({ manifest, misfit }: UntypedResource): string {
  const { apiVersion } = manifest.object;
  const why = misfit === undefined ? 'no definition of it was given' : `by the definition at hand, ${misfit}`;
  return `${nameOf(identityOf(manifest))} (${asString(apiVersion) ?? ''}): ${why}`;
}

function leftOutSection(leftOut: readonly LeftOut[]): readonly string[] {
  return section(
    'What is not in it',
    'Keep on applying these from where they are kept today.',
    leftOut.map(({ manifest, reason }) => `${nameOf(identityOf(manifest))}: ${reason}`),
  );
}

function section(heading: string, text: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  return [`## ${heading}`, '', text, '', ...items.map((item) => `- ${escaped(item)}`), ''];
}

/** What stands in angle brackets would be no text. */
function escaped(line: string): string {
  return line.replaceAll('<', '\\<');
}

function nameOf({ kind, namespace, name }: ResourceIdentity): string {
  return `${kind} ${namespace}/${name}`;
}
