import { request as sendRequest, type ClientRequest } from 'node:http';
import { AssignmentWorld, elena, noor } from '../assignments/testing';

const megabyte = 1024 * 1024;

describe('trickling uploads', () => {
  let world: AssignmentWorld;
  let draft: string;
  const open: ClientRequest[] = [];

  beforeAll(async () => {
    world = await AssignmentWorld.start();
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
    draft = world.pathOf(world.chemistry, `/${(await world.draft()).id}/resources`);
  });
  afterAll(async () => {
    for (const sent of open) sent.destroy();
    await world.stop();
  });

  /** Starts sending a file of the student's own work, then stalls. */
  async function trickle(path: string, name: string, bytes: number) {
    const browser = world.as(noor);
    const url = new URL(`${path}?name=${name}`, browser.origin);
    const headers = {
      cookie: browser.cookies.headerFor(url),
      'x-xsrf-token': browser.cookies.get(url, 'XSRF-TOKEN') ?? '',
      'content-length': String(8 * megabyte),
    };
    const sent = sendRequest(url, { method: 'POST', headers });
    sent.on('error', () => undefined);
    open.push(sent);
    await new Promise<void>((resolve) => sent.write(Buffer.alloc(bytes), () => resolve()));
  }

  it('leave room for a teacher’s upload, however many one student has', async () => {
    await world.as(noor).session();
    const folders: string[] = [];
    for (let n = 0; n < 5; n++) {
      const { id } = await world.assigned();
      folders.push(world.pathOf(world.chemistry, `/${id}/submissions/mine/resources`));
    }
    for (let n = 0; n < 24; n++) {
      await trickle(folders[n % 5]!, `${n}.bin`, n % 2 ? 1 : 400_000);
    }
    for (const size of [100, 5 * megabyte]) {
      const file = { name: `${size}.bin`, bytes: Buffer.alloc(size) };
      expect((await world.upload(elena, draft, file)).status).toBe(201);
    }
  });
});
