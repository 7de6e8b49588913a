import type { Class } from '../../../tenant/roster/entities';
import {
  TestGraph,
  type Answer,
  type Headers,
  type TestBody,
  type TestCaller,
} from '../../testing/test-graph';

const scopes = ['User.Read', 'EduAssignments.ReadWrite', 'Files.ReadWrite.All'];

type Json = Record<string, unknown>;

/** A class in the built-in school, with its teacher and two of its students. */
export class TestClass {
  readonly item: Class;
  readonly teacher: TestCaller;
  readonly student: TestCaller;
  readonly other: TestCaller;
  readonly studentId: string;
  /** Path of the class's assignments. */
  readonly path: string;

  constructor(readonly graph: TestGraph) {
    const teacherId = graph.person('EMarsh').id;
    const [item] = graph.tenant.classes.ofTeacher(teacherId);
    if (!item) throw new Error('Elena Marsh teaches no class');
    const students = item.memberIds.filter((id) => !item.teacherIds.includes(id));
    const [one = '', two = ''] = students.map(
      (id) => graph.tenant.user(id)?.userPrincipalName ?? '',
    );
    this.item = item;
    this.teacher = graph.as('EMarsh', scopes);
    this.student = graph.as(one, scopes);
    this.other = graph.as(two, scopes);
    this.studentId = students[0] ?? '';
    this.path = `/education/classes/${item.id}/assignments`;
  }

  /** Moves the clock. */
  advance(milliseconds: number): void {
    this.graph.now = new Date(this.graph.now.getTime() + milliseconds);
  }

  /** A date this many days from now, as Graph writes it. */
  inDays(days: number): string {
    return new Date(this.graph.now.getTime() + days * 86_400_000).toISOString();
  }

  async create(body: Json = {}): Promise<Json> {
    const { body: assignment } = await this.teacher.send('POST', this.path, {
      body: { displayName: 'Reading log', dueDateTime: this.inDays(3), ...body },
    });
    return assignment;
  }

  /** Creates and publishes an assignment. @returns its path */
  async assign(body: Json = {}): Promise<string> {
    const { id } = await this.create(body);
    const path = `${this.path}/${String(id)}`;
    await this.teacher.send('POST', `${path}/publish`);
    this.advance(300);
    return path;
  }

  /** Path of the student's submission for an assignment. */
  async workPath(path: string): Promise<string> {
    const { body } = await this.student.get(`${path}/submissions`);
    return `${path}/submissions/${String(body.value[0]?.['id'])}`;
  }

  /** Performs an action on a submission and waits until it shows. */
  async act(caller: TestCaller, path: string, headers: Headers = {}): Promise<Answer> {
    const answer = await caller.send('POST', path, { headers });
    this.advance(300);
    return answer;
  }
}

export async function startTestClass(): Promise<TestClass> {
  return new TestClass(await new TestGraph().listen());
}

/** Headers of a client that knows enum members added late. */
export const late = { prefer: 'include-unknown-enum-members' };

/** The assignments service's own code for an error. */
export function reasonOf({ error }: TestBody): unknown {
  return (error.innerError as Json)['code'];
}
