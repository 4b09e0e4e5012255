import { join } from 'node:path';
import ts from 'typescript';

/** Just enough of the packages for types to be checked against them, in a tenth of the time that they take. */
const PACKAGES: Readonly<Record<string, string>> = {
  cdk8s: `import { Construct } from 'constructs';
export interface GroupVersionKind { readonly apiVersion: string; readonly kind: string }
export interface ApiObjectMetadata { readonly name?: string; readonly [key: string]: any }
export interface ApiObjectProps extends GroupVersionKind { readonly metadata?: ApiObjectMetadata; readonly [key: string]: any }
export declare class ApiObject extends Construct {
  constructor(scope: Construct, id: string, props: ApiObjectProps);
  addJsonPatch(...patches: readonly JsonPatch[]): void;
}
export declare class JsonPatch { static add(path: string, value: any): JsonPatch; static remove(path: string): JsonPatch }
`,
  constructs: 'export declare class Construct { constructor(scope: Construct, id: string) }\n',
};

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es5.d.ts'],
  strict: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  noEmit: true,
  types: [],
};

/** What the compiler says of TypeScript files. */
export function complaints(files: ReadonlyMap<string, string>): readonly string[] {
  const own = new Map(
    [...files].filter(([path]) => path.endsWith('.ts')).map(([path, text]) => [`/app/${path}`, text]),
  );
  for (const [name, text] of Object.entries(PACKAGES)) own.set(`/app/node_modules/${name}/index.d.ts`, text);
  const host = ts.createCompilerHost(OPTIONS);
  const [lib, { readFile, fileExists, getSourceFile }] = [host.getDefaultLibLocation?.() ?? '', { ...host }];
  host.fileExists = (path) => own.has(path) || (path.startsWith(lib) && fileExists(path));
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.directoryExists = (path) => [...own.keys()].some((file) => file.startsWith(`${path}/`)) || path === lib;
  host.getSourceFile = (path, version, ...rest) => {
    const text = own.get(path);
    return text === undefined ? getSourceFile(path, version, ...rest) : ts.createSourceFile(path, text, version);
  };
  const roots = [...own.keys()].filter((path) => !path.includes('node_modules'));
  const program = ts.createProgram(roots, { ...OPTIONS, libs: undefined, baseUrl: join('/app') }, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
