import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const specification = join(__dirname, '../../../../../../shared/spec/graph-v1-subset.json');
const isThere = existsSync(specification);
if (!isThere) process.stdout.write(`Skipped: the schema of Graph is not at ${specification}.\n`);

/** For suites that need the schema of Graph, which not every checkout has beside it. */
export const describeWithSchema = isThere ? describe : describe.skip;

function loadSchemas(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(JSON.parse(readFileSync(specification, 'utf8')), 'graph');
  return ajv;
}

let schemas: Ajv2020 | undefined;

/** What of a body doesn't fit a type of Graph. */
export function schemaProblems(schema: string, body: unknown): readonly object[] {
  schemas ??= loadSchemas();
  const validate = schemas.compile({ $ref: `graph#/components/schemas/${schema}` });
  return validate(body) ? [] : (validate.errors ?? []);
}
