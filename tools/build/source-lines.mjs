/**
 * Where the names in the developer panel are in the source (DEMO-1): `EducationGraph.schools` for the public methods of
 * classes that take part in answering a request, and components by their selector.
 * `node tools/build/source-lines.mjs FILE` writes them as JSON: `{name: {path, startLine, endLine}}`.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const methodsOf = {
  folder: 'apps/api/src/modules',
  files: /(\.controller|\.service|-graph|\/class-access)\.ts$/,
  name: namesOfMethods,
};
const componentsOf = {
  folder: 'apps/web/src/app',
  files: /(?<!\.spec)\.ts$/,
  name: namesOfComponent,
};

function namesOfMethods(node) {
  return node.members
    .filter((member) => ts.isMethodDeclaration(member) && ts.isIdentifier(member.name))
    .filter((method) => !(ts.getCombinedModifierFlags(method) & ts.ModifierFlags.Private))
    .map((method) => [`${node.name.text}.${method.name.text}`, method]);
}

function namesOfComponent(node) {
  return (ts.getDecorators(node) ?? []).flatMap(({ expression }) => {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'Component')
      return [];
    const [settings] = expression.arguments;
    if (!settings || !ts.isObjectLiteralExpression(settings)) return [];
    const selector = settings.properties.find((one) => one.name?.getText() === 'selector');
    const text = selector?.initializer;
    return text && ts.isStringLiteralLike(text) ? [[text.text, node]] : [];
  });
}

async function listFiles({ folder, files }) {
  const names = await readdir(join(root, folder), { recursive: true });
  return names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => files.test(path))
    .sort();
}

function linesOf(source, node) {
  const line = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
  return { startLine: line(node.getStart(source)), endLine: line(node.getEnd()) };
}

async function readSources(kind) {
  const found = [];
  for (const path of await listFiles(kind)) {
    const text = await readFile(join(root, path), 'utf8');
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const classes = source.statements.filter((node) => ts.isClassDeclaration(node) && node.name);
    for (const [name, node] of classes.flatMap(kind.name)) {
      found.push([name, { path, ...linesOf(source, node) }]);
    }
  }
  return found;
}

export async function writeSourceLines(file) {
  const sources = [...(await readSources(methodsOf)), ...(await readSources(componentsOf))];
  await writeFile(file, JSON.stringify(Object.fromEntries(sources)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeSourceLines(process.argv[2]);
