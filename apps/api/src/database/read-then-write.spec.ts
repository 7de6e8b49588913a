import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..');
/** The TypeORM types that can write. */
const repositories = ['Repository', 'EntityManager'];
const writers = [...repositories, 'UpdateQueryBuilder', 'InsertQueryBuilder', 'QueryBuilder'];

/** Columns that decide what someone may do, and the only files that write them. */
const owners: Record<string, string[]> = {
  isAdminConsented: ['modules/auth/accounts/organization.repository.ts'],
  consentVersion: ['modules/auth/accounts/organization.repository.ts'],
  isActive: [
    'modules/auth/accounts/account-links.ts',
    'modules/auth/accounts/user.repository.ts',
    'modules/sync/users/account-removal.ts',
  ],
  o365UserId: [
    'modules/auth/accounts/account-links.ts',
    'modules/auth/accounts/user-role.repository.ts',
  ],
  sealed: [
    'modules/auth/tokens/token-cache.repository.ts',
    'modules/auth/programs/signing-keys.ts',
  ],
};

/** A run's counts, behind its lease's fence. */
const fenced = 'modules/sync/engine/sync-run.repository.ts';

interface Write {
  place: string;
  file: string;
  method: string;
  /** The columns written. */
  columns: string[];
  /** Whether the write lists its columns, or puts a condition on the row beyond its key. */
  isChosen: boolean;
}

/** A row passed in may have been read before an await, so it may be written only under a condition beyond its key. */
function isChosen(checker: ts.TypeChecker, { arguments: given }: ts.CallExpression): boolean {
  const values = given.at(-1);
  const criteria = given.at(-2);
  if (!values || ts.isObjectLiteralExpression(values)) return true;
  const type = criteria && checker.getTypeAtLocation(criteria);
  return Boolean(type && type.flags & ts.TypeFlags.Object && type.getProperties().length > 1);
}

function findWrites(program: ts.Program): Write[] {
  const checker = program.getTypeChecker();
  const found: Write[] = [];
  const visit = (node: ts.Node, file: ts.SourceFile): void => {
    ts.forEachChild(node, (child) => visit(child, file));
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { expression: receiver, name } = node.expression;
    const holder = checker.getTypeAtLocation(receiver).getSymbol()?.name ?? '';
    const values = node.arguments.at(-1);
    if (!writers.includes(holder) || !values) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const path = relative(root, file.fileName);
    const type = checker.getTypeAtLocation(values);
    const row = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
    found.push({
      place: `${path}:${line + 1}`,
      file: path,
      method: name.text,
      columns: row.getProperties().map((property) => property.name),
      isChosen: isChosen(checker, node),
    });
  };
  for (const file of program.getSourceFiles()) {
    const isOurs = file.fileName.startsWith(root) && !/\.spec\.ts$|\/testing\//.test(file.fileName);
    if (isOurs) visit(file, file);
  }
  return found;
}

describe('nothing read before an await is written back as a whole (S-14, S-18)', () => {
  let writes: Write[];

  beforeAll(() => {
    const { config } = ts.readConfigFile(join(root, '../tsconfig.json'), (path) =>
      ts.sys.readFile(path),
    ) as { config: unknown };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, '..'));
    writes = findWrites(ts.createProgram([join(root, 'main.ts')], options));
  });

  const methods = (...names: string[]) => writes.filter(({ method }) => names.includes(method));

  it('finds the writes', () => {
    expect(methods('update', 'insert', 'delete', 'set', 'values').length).toBeGreaterThan(40);
  });

  it('no entity is saved: TypeORM would write every column as it was read', () => {
    expect(methods('save', 'preload', 'softRemove', 'recover', 'remove')).toEqual([]);
  });

  it('an update names its columns, or states what must not have changed', () => {
    const handedIn = methods('update').filter((write) => !write.isChosen && write.file !== fenced);
    expect(handedIn.map(({ place }) => place)).toEqual([]);
  });

  it.each(Object.entries(owners))('%s is written only in its own place', (column, files) => {
    const strangers = methods('update', 'set', 'values', 'insert', 'upsert').filter(
      ({ columns, file }) => columns.includes(column) && !files.includes(file),
    );
    expect(strangers.map(({ place }) => place)).toEqual([]);
  });
});
