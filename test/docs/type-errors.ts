import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './page';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node', 'jest'],
  typeRoots: [join(ROOT, 'node_modules', '@types')],
  paths: {
    'cdk8s-zero-downtime': [join(ROOT, 'lib', 'index.ts')],
    'cdk8s-zero-downtime/plus-33': [join(ROOT, 'lib', 'index.ts')],
    'cdk8s-zero-downtime/jest': [join(ROOT, 'lib', 'testing', 'index.ts')],
  },
};

/** What the compiler says about programs, each as if it were a file of its own: one list of errors for each. */
export function typeErrors(programs: readonly string[]): readonly (readonly string[])[] {
  const files = new Map(programs.map((program, index) => [join(ROOT, `documented-${index}.ts`), program]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const program = files.get(file);
    return program === undefined
      ? getSourceFile(file, ...rest)
      : ts.createSourceFile(file, program, ts.ScriptTarget.ES2022);
  };
  const compiled = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys()].map((file) => errorsOf(compiled, compiled.getSourceFile(file)));
}

function errorsOf(compiled: ts.Program, file: ts.SourceFile | undefined): readonly string[] {
  return [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)].map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}
