import { wordImprovement, wordUntyped, type Adoption, type ImprovedAdoption } from '../../adoption';
import { identityOf, type Manifest } from '../../workload';

/** What an adoption is said to have done. */
export function reportLines(adoption: ImprovedAdoption): readonly string[] {
  const { improvements, plain, todo, ignored, unequal } = adoption;
  return [
    ...(improvements.length > 0 ? ['What is otherwise than before:'] : ['Nothing is otherwise than before.']),
    ...improvements.map((one) => `  ${one.resource.kind} ${one.resource.name}: ${wordImprovement(one)}`),
    ...headed('Facts to find out, marked TODO in facts.ts:', todo),
    ...headed(
      'Left as it was, and ignored with this reason:',
      ignored.map(({ resource, rule, reason }) => `${resource.kind} ${resource.name}: ${rule}: ${reason}`),
    ),
    ...headed(
      'No construct, but an object of Kubernetes:',
      plain.map(({ resource, reason }) => `${resource.kind} ${resource.name}: ${reason}`),
    ),
    ...untypedLines(adoption),
    ...leftOutLines(adoption),
    ...unequalLines(unequal),
  ];
}

function headed(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}

/** Which custom resources have no types. */
export function untypedLines({ untyped }: Adoption): readonly string[] {
  return headed(
    'Custom resources without types, which --crds FILE gives where it has their definitions:',
    untyped.map(wordUntyped),
  );
}

/** What the app does not hold. */
export function leftOutLines({ leftOut }: Adoption): readonly string[] {
  return headed(
    'Not in the app:',
    leftOut.map(({ manifest, reason }) => `${nameOf(manifest)}: ${reason}`),
  );
}

/** What comes out otherwise although it should not. */
export function unequalLines(unequal: readonly Manifest[]): readonly string[] {
  return headed(
    'error: cdk8s makes something else of these; apply them as before:',
    unequal.map((manifest) => `${nameOf(manifest)}${manifest.file === undefined ? '' : ` (${manifest.file})`}`),
  );
}

function nameOf(manifest: Manifest): string {
  const { kind, name } = identityOf(manifest);
  return `${kind} ${name}`;
}
