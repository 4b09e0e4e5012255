import type { IConstruct } from 'constructs';
import type { Problem } from './problem';
import { SynthesisError } from './synthesis-error';
import { SynthesisPass } from '../rendering/app/synthesis-pass';
import { validationProblems } from './validation-problems';

/** Looks at an app as it is about to be written, and says what is wrong. */
type AppJudge = () => readonly Problem[];

interface Judges {
  /** Those that look before anything is rendered: where they find something, there is nothing to judge yet. */
  readonly before: AppJudge[];
  readonly rendered: AppJudge[];
}

const JUDGES = new WeakMap<IConstruct, Judges>();

/** Has an app judged whenever it is synthesised, once in a run. All problems of all judges are reported together. */
export function judgeApp(app: IConstruct, judge: AppJudge): void {
  judgesOf(app).rendered.push(judge);
}

/** Has somebody see to it, before an app is rendered, that nothing is missing; else nobody judges what is rendered. */
export function requireOfApp(app: IConstruct, judge: AppJudge): void {
  judgesOf(app).before.push(judge);
}

function judgesOf(app: IConstruct): Judges {
  const known = JUDGES.get(app);
  if (known) return known;
  const judges: Judges = { before: [], rendered: [] };
  JUDGES.set(app, judges);
  validateAtSynth(app, judges);
  return judges;
}

function validateAtSynth(app: IConstruct, judges: Judges): void {
  let collecting = false;
  app.node.addValidation({
    validate: () => {
      // Validations of other constructs are collected below; cdk8s would stop at ours, or show only theirs.
      if (collecting) return [];
      SynthesisPass.of(app).once('judge', () => {
        const problems = problemsFoundBy(judges);
        if (problems.length === 0) return;
        const causes = new Set(problems.map(({ cause }) => cause).filter((cause) => cause !== undefined));
        collecting = true;
        try {
          throw new SynthesisError(
            [...new Set(problems.map(({ text }) => text)), ...validationProblems(app)],
            [...causes],
          );
        } finally {
          collecting = false;
        }
      });
      return [];
    },
  });
}

function problemsFoundBy({ before, rendered }: Judges): readonly Problem[] {
  const missing = before.flatMap((judge) => judge());
  return missing.length > 0 ? missing : rendered.flatMap((judge) => judge());
}
