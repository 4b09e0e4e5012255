import type { IConstruct } from 'constructs';

/** What the constructs of an app say about themselves, each with its path, in the words of cdk8s. */
export function validationProblems(app: IConstruct): readonly string[] {
  return app.node
    .findAll()
    .flatMap((construct) => construct.node.validate().map((problem) => `[${construct.node.path}] ${problem}`));
}
