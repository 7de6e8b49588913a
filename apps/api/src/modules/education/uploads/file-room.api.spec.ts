import { once } from 'node:events';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import type { Assignment, AssignmentList, AssignmentResource, Problem } from '@app/contracts';
import type { Answer } from '../../../testing';
import { GraphTokens } from '../../auth';
import { AssignmentsGraph, GraphClient } from '../../graph';
import { linkedUser } from '../testing';
import { AssignmentWorld, elena, noor } from '../assignments/testing';

const megabyte = 1_000_000;
const limit = 13;
const bytesOf = (megabytes: number) => Buffer.alloc(megabytes * megabyte, 'x');

describe('room for files (ASG-2, ASG-5, ASG-6)', () => {
  let world: AssignmentWorld;

  beforeAll(async () => {
    world = await AssignmentWorld.start({ UPLOAD_LIMIT_MB: String(limit) });
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
  });
  afterAll(() => world.stop());

  const pathTo = (id: string, below: string) => world.pathOf(world.chemistry, `/${id}${below}`);
  const code = ({ status, body }: Answer<Partial<Problem>>) => [status, body.code];

  /** A request that announces a size and sends none of it. */
  async function announce(path: string, megabytes: number): Promise<(number | string)[]> {
    const browser = world.as(elena);
    await browser.get('/api/v1/session');
    const url = new URL(`${path}?name=announced.bin`, browser.origin);
    const sent = sendRequest(url, {
      method: 'POST',
      headers: {
        cookie: browser.cookies.headerFor(url),
        'x-xsrf-token': browser.cookies.get(url, 'XSRF-TOKEN') ?? '',
        'content-length': megabytes * megabyte,
      },
    });
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    sent.destroy();
    return [response.statusCode ?? 0, (JSON.parse(text) as Problem).code];
  }

  /** Calls Graph as the teacher, for what this API can't do. */
  async function asTeacher() {
    const { app } = world.roster.api;
    const [tenant] = await world.roster.tenants();
    const { id = '' } = tenant!.users.find((user) => user.userPrincipalName === elena) ?? {};
    const ids = { tenantId: tenant!.id, objectId: id, homeAccountId: `${id}.${tenant!.id}` };
    const microsoft = { ...linkedUser().microsoft!, ...ids };
    return app.get(GraphTokens, { strict: false }).asUser(linkedUser({ microsoft }));
  }
  const graphPath = (id: string) => `/education/classes/${world.chemistry}/assignments/${id}`;
  const graph = () => world.roster.api.app.get(GraphClient, { strict: false });

  it('reports its limits with the list of assignments', async () => {
    const { body } = await world.as(noor).get<AssignmentList>(world.pathOf(world.chemistry));
    expect(body.fileLimits).toEqual({ mostFiles: 5, mostBytes: limit * megabyte });
  });

  it('rejects a file that exceeds it together with the existing ones, before reading it', async () => {
    const path = pathTo((await world.draft()).id, '/resources');
    const first = { name: 'film.mp4', bytes: bytesOf(8) };
    expect((await world.upload(elena, path, first)).status).toBe(201);
    expect(await announce(path, 6)).toEqual([413, 'payload_too_large']);
    const rest = { name: 'rest.mp4', bytes: bytesOf(5) };
    expect((await world.upload(elena, path, rest)).status).toBe(201);
    expect(await announce(path, 1)).toEqual([413, 'payload_too_large']);
  });

  it('accepts two simultaneous files only if both fit', async () => {
    const path = pathTo((await world.draft()).id, '/resources');
    const answers = await Promise.all(
      ['a', 'b'].map((name) => world.upload(elena, path, { name, bytes: bytesOf(7) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 413]);
  });

  it('has room again once a file is removed', async () => {
    const path = pathTo((await world.draft()).id, '/resources');
    const { body } = await world.upload(elena, path, { name: 'a', bytes: bytesOf(13) });
    expect(code(await world.upload(elena, path, { name: 'b' }))).toEqual([
      413,
      'payload_too_large',
    ]);
    await world.as(elena).delete(`${path}/${body.id}`);
    expect((await world.upload(elena, path, { name: 'b' })).status).toBe(201);
  });

  it('adds up a student’s files too, including copies of handouts', async () => {
    const { id } = await world.assigned();
    const path = pathTo(id, '/submissions/mine/resources');
    const first = { name: 'essay.docx', bytes: bytesOf(8) };
    expect((await world.upload(noor, path, first)).status).toBe(201);
    const second = { name: 'film.mp4', bytes: bytesOf(6) };
    expect(code(await world.upload(noor, path, second))).toEqual([413, 'payload_too_large']);
  });

  it('stops at Microsoft’s ten resources, including the teacher’s', async () => {
    const { id } = await world.draft();
    const caller = await asTeacher();
    for (let n = 1; n <= 8; n += 1) {
      const resource = {
        '@odata.type': '#microsoft.graph.educationLinkResource',
        displayName: `Page ${n}`,
        link: `https://contoso.example/${n}`,
      };
      const body = { distributeForStudentWork: true, resource };
      await graph().post(caller, `${graphPath(id)}/resources`, { body });
    }
    await world.publish(id);
    const path = pathTo(id, '/submissions/mine/resources');
    const answers: Answer<Partial<AssignmentResource & Problem>>[] = [];
    for (const name of ['1', '2', '3']) answers.push(await world.upload(noor, path, { name }));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 422]);
    expect(answers[2]?.body.code).toBe('too_many_files');
  });

  describe("where students can't add files", () => {
    let id: string;

    beforeAll(async () => {
      ({ id } = await world.draft());
      const change = { allowStudentsToAddResourcesToSubmission: false };
      const key = { classId: world.chemistry, assignmentId: id };
      await world.roster.api.app
        .get(AssignmentsGraph, { strict: false })
        .change(await asTeacher(), key, change as object);
      await world.publish(id);
    });

    it('says so, even after a teacher’s change', async () => {
      const path = pathTo(id, '');
      await world.as(elena).patch(path, { displayName: 'Another name' });
      for (const who of [elena, noor]) {
        const { body } = await world.as(who).get<Assignment>(path);
        expect(body.allowStudentsToAddResourcesToSubmission).toBe(false);
      }
    });

    it('rejects a file before any of it goes to Microsoft', async () => {
      let answer: Answer<Partial<Problem>> | undefined;
      const path = pathTo(id, '/submissions/mine/resources');
      const seen = await world.roster.graphRequests(async () => {
        answer = await world.upload(noor, path, { name: 'mine.txt' });
      });
      expect(code(answer!)).toEqual([409, 'files_not_allowed']);
      const reads = /^GET |^POST .*\/\$batch$/;
      const written = seen.filter(({ method, path: to }) => !reads.test(`${method} ${to}`));
      expect(written).toEqual([]);
    });

    it('still accepts the work', async () => {
      const answer = await world.as(noor).post(pathTo(id, '/submissions/mine/submit'));
      expect(answer.status).toBe(202);
    });
  });
});
