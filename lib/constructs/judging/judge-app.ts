import type { IConstruct } from 'constructs';
import type { Problem } from './problem';
import { SynthesisError } from './synthesis-error';
import { SynthesisPass } from '../rendering/synthesis-pass';

/** Looks at an app as it is about to be written, and says what is wrong. */
type AppJudge = () => readonly Problem[];

const JUDGES = new WeakMap<IConstruct, AppJudge[]>();

/** Has an app judged whenever it is synthesised, once in a run. All problems of all judges are reported together. */
export function judgeApp(app: IConstruct, judge: AppJudge): void {
  const judges = JUDGES.get(app);
  if (judges) {
    judges.push(judge);
    return;
  }
  const first = [judge];
  JUDGES.set(app, first);
  validateAtSynth(app, first);
}

function validateAtSynth(app: IConstruct, judges: readonly AppJudge[]): void {
  let collecting = false;
  app.node.addValidation({
    validate: () => {
      // Validations of other constructs are collected below; cdk8s would stop at ours, or show only theirs.
      if (collecting) return [];
      SynthesisPass.of(app).once('judge', () => {
        const problems = judges.flatMap((judge) => judge());
        if (problems.length === 0) return;
        const causes = new Set(problems.map(({ cause }) => cause).filter((cause) => cause !== undefined));
        collecting = true;
        try {
          throw new SynthesisError([...new Set(problems.map(({ text }) => text)), ...otherProblems(app)], [...causes]);
        } finally {
          collecting = false;
        }
      });
      return [];
    },
  });
}

function otherProblems(app: IConstruct): readonly string[] {
  return app.node
    .findAll()
    .flatMap((construct) => construct.node.validate().map((problem) => `[${construct.node.path}] ${problem}`));
}
