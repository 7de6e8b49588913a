import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** Graph's types and paths, generated from its public metadata. */
const specification = join(__dirname, 'graph-v1-subset.json');

function loadSchemas(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(JSON.parse(readFileSync(specification, 'utf8')), 'graph');
  return ajv;
}

let schemas: Ajv2020 | undefined;

/** Where a body doesn't match a Graph type. */
export function schemaProblems(schema: string, body: unknown): readonly object[] {
  schemas ??= loadSchemas();
  // Compiled once for each type.
  const validate = schemas.getSchema(`graph#/components/schemas/${schema}`);
  if (!validate) throw new Error(`The schema of Graph has no ${schema}`);
  return validate(body) ? [] : (validate.errors ?? []);
}
