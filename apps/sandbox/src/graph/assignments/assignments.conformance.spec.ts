import { callPermissions } from '../permissions/permissions';
import { schemaProblems } from '../testing/graph-schema';
import { startTestClass, type TestClass } from './testing/test-class';

const A = '/education/classes/{id}/assignments';
const S = `${A}/{assignmentId}/submissions`;

/** A path from the table, with options, and the schema of its answer. */
const cases = [
  ['/education/me/assignments', 'collectionOf.educationAssignment'],
  ['/education/users/{id}/assignments', 'collectionOf.educationAssignment'],
  [A, 'collectionOf.educationAssignment'],
  [`${A}?$expand=*`, 'collectionOf.educationAssignment'],
  [`${A}/{assignmentId}`, 'microsoft.graph.educationAssignment'],
  [`${A}/{assignmentId}?$expand=resources,submissions`, 'microsoft.graph.educationAssignment'],
  [`${A}/{assignmentId}/resources`, 'collectionOf.educationAssignmentResource'],
  [`${A}/{assignmentId}/resources/{resourceId}`, 'microsoft.graph.educationAssignmentResource'],
  [S, 'collectionOf.educationSubmission'],
  [`${S}?$expand=*`, 'collectionOf.educationSubmission'],
  [`${S}/{submissionId}`, 'microsoft.graph.educationSubmission'],
  [`${S}/{submissionId}/resources`, 'collectionOf.educationSubmissionResource'],
  [`${S}/{submissionId}/resources/{resourceId}`, 'microsoft.graph.educationSubmissionResource'],
  [`${S}/{submissionId}/submittedResources`, 'collectionOf.educationSubmissionResource'],
  [
    `${S}/{submissionId}/submittedResources/{resourceId}`,
    'microsoft.graph.educationSubmissionResource',
  ],
  [`${S}/{submissionId}/outcomes`, 'collectionOf.educationOutcome'],
] as const;

describe("the assignments service's answers match the schema (BOX-1)", () => {
  let here: TestClass;
  beforeAll(async () => {
    here = await startTestClass();
  });
  afterAll(() => here.graph.close());

  async function first(path: string): Promise<Record<string, unknown>> {
    const { body } = await here.teacher.get(path);
    const [item] = body.value.filter(({ status }) => status === 'returned' || !status);
    if (!item) throw new Error(`${path} is empty`);
    return item;
  }

  /** Every part of the assignment that has already been returned. */
  async function idsFor(path: string): Promise<Record<string, string>> {
    const { body } = await here.teacher.get(`${here.path}?$orderby=dueDateTime`);
    const assignmentId = String(body.value[0]?.['id']);
    const submission = await first(`${here.path}/${assignmentId}/submissions`);
    const work = `${here.path}/${assignmentId}/submissions/${String(submission['id'])}/resources`;
    const isOfWork = path.includes('ubmi');
    const resources = isOfWork ? work : `${here.path}/${assignmentId}/resources`;
    return {
      id: path.includes('/users/') ? here.graph.person('EMarsh').id : here.item.id,
      assignmentId,
      submissionId: String(submission['id']),
      resourceId: String((await first(resources))['id']),
    };
  }

  it.each(cases)('%s is a %s', async (template, schema) => {
    const ids = await idsFor(template);
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
    const { status, body } = await here.teacher.get(path);
    expect(status).toBe(200);
    expect(body.value?.length ?? 1).toBeGreaterThan(0);
    expect(schemaProblems(schema, body)).toEqual([]);
  });

  it('so do the answers of actions', async () => {
    const path = await here.assign();
    const work = await here.workPath(path);
    const answers = [
      ['educationAssignment', await here.teacher.send('POST', `${path}/deactivate`)],
      ['educationAssignment', await here.teacher.send('POST', `${path}/activate`)],
      ['educationSubmission', await here.student.send('POST', `${work}/setUpResourcesFolder`)],
      ['educationSubmission', await here.student.send('POST', `${work}/submit`)],
      ['educationSubmission', await here.teacher.send('POST', `${work}/return`)],
    ] as const;
    for (const [type, { status, body }] of answers) {
      expect([status, schemaProblems(`microsoft.graph.${type}`, body)]).toEqual([200, []]);
    }
  });

  it("so do errors, with the service's additions", async () => {
    const { status, body } = await here.teacher.send('POST', here.path, { body: {} });
    expect([status, schemaProblems('error', body)]).toEqual([400, []]);
  });

  it('covers every answer', () => {
    const covered = new Set<string>(cases.map(([path]) => path.split('?')[0] ?? ''));
    const missing = Object.keys(callPermissions)
      .filter((name) => name.startsWith('GET') && name.includes('/assignments'))
      .filter((name) => !covered.has(name.slice(4)));
    expect(missing).toEqual([]);
  });
});
