/**
 * The stops a class id makes on its way from the controller to the request to Graph: the shortest chain of functions that
 * each name the next. What Nest injects is found by its type.
 */
import { basename } from 'node:path';
import ts from 'typescript';

const source = 'apps/api/src/';
const start = 'ClassController.show';
/** Microsoft's client passes a request to the middleware that it was created with. */
const library = '@microsoft/microsoft-graph-client';
const handOver = 'Middleware';

function openProgram() {
  const { config } = ts.readConfigFile('apps/api/tsconfig.json', ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, 'apps/api');
  const product = fileNames.filter((name) => !/\.spec\.ts$|\/testing\//.test(name));
  return ts.createProgram(product, options);
}

/** `ClassController.show`, or the function's name. */
function nameOf(node) {
  const owner = ts.isClassElement(node) ? `${node.parent.name?.text}.` : '';
  return owner + (node.name ?? node.parent.name)?.getText();
}

function* descendants(node) {
  for (const child of node.getChildren()) {
    yield child;
    yield* descendants(child);
  }
}

function listFunctions(program) {
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes(source));
  return files
    .flatMap((file) => [...descendants(file)])
    .filter((node) => ts.isFunctionLike(node) && node.body && (node.name ?? node.parent.name));
}

/** The declarations of what `identifier` names. */
function declarationsOf(checker, identifier) {
  const symbol = checker.getSymbolAtLocation(identifier);
  const isImported = symbol && symbol.flags & ts.SymbolFlags.Alias;
  return (isImported ? checker.getAliasedSymbol(symbol) : symbol)?.declarations ?? [];
}

const isFrom = (folder) => (node) => node.getSourceFile().fileName.includes(`/${folder}/`);

class Calls {
  #checker;
  #functions;
  #handedOver;

  constructor(program) {
    this.#checker = program.getTypeChecker();
    this.#functions = new Set(listFunctions(program));
    this.#handedOver = [...this.#functions].find(
      ({ name, parent }) =>
        name?.getText() === 'execute' &&
        parent.heritageClauses?.some((clause) => clause.getText() === `implements ${handOver}`),
    );
  }

  find(name) {
    return [...this.#functions].find((one) => nameOf(one) === name);
  }

  /** Our own functions that the body of `node` names, and whether it sends a request. */
  read(node) {
    const names = [...descendants(node.body)].filter(ts.isMemberName);
    const declarations = names.flatMap((name) => declarationsOf(this.#checker, name));
    const functions = declarations.map((one) => one.initializer ?? one);
    const next = new Set(functions.filter((one) => this.#functions.has(one)));
    if (declarations.filter(ts.isMethodDeclaration).some(isFrom(library)))
      next.add(this.#handedOver);
    const isSent = declarations.filter(isFrom('undici')).some(({ name }) => name?.text === 'fetch');
    return { next, isSent };
  }
}

/** The stops in order: `ClassController.show (class.controller.ts)`. */
function findRequestPath() {
  const calls = new Calls(openProgram());
  const cameFrom = new Map([[calls.find(start), undefined]]);
  for (const node of cameFrom.keys()) {
    if (!node) throw new Error(`No ${start}`);
    const { next, isSent } = calls.read(node);
    if (isSent && isFrom('graph')(node)) {
      const stops = [];
      for (let stop = node; stop; stop = cameFrom.get(stop))
        stops.unshift(`${nameOf(stop)} (${basename(stop.getSourceFile().fileName)})`);
      return stops;
    }
    for (const one of next) if (!cameFrom.has(one)) cameFrom.set(one, node);
  }
  throw new Error(`No chain of calls leads from ${start} to Graph`);
}

export function measureRequestPath() {
  const details = findRequestPath();
  return {
    text: 'functions a class id passes on its way to Graph',
    value: details.length,
    details,
  };
}
