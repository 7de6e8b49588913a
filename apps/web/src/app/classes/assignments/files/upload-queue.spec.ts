import { resourceOf } from '../testing/assignments';
import { UploadQueue, type SendWatch } from './upload-queue';

const file = (name: string) => new File(['12345'], name);

function setup() {
  const queue = new UploadQueue();
  const sent: { file: File; watch: SendWatch; answer: () => void; fail: (why: string) => void }[] =
    [];
  const send = (one: File, watch: SendWatch) =>
    new Promise<ReturnType<typeof resourceOf>>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(why));
      watch.signal.addEventListener('abort', () => fail('aborted'));
      sent.push({ file: one, watch, fail, answer: () => resolve(resourceOf(one.name)) });
    });
  const next = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return sent.at(-1)!;
  };
  const states = () => queue.uploads().map((one) => `${one.file.name} ${one.state}`);
  return { queue, send, sent, next, states };
}

describe('UploadQueue', () => {
  it('ASG-6: sends one file at a time and reports progress', async () => {
    const { queue, send, next, states } = setup();
    queue.add([file('a'), file('b')]);
    const running = queue.run(send);
    expect(states()).toEqual(['a sending', 'b waiting']);
    (await next()).watch.progress(3);
    expect(queue.uploads()[0]?.sent).toBe(3);
    (await next()).answer();
    await next();
    expect(states()).toEqual(['a done', 'b sending']);
    (await next()).answer();
    await running;
    expect(queue.isDone()).toBe(true);
    expect(queue.uploads()[0]?.resource?.displayName).toBe('a');
  });

  it('ASG-6: reports a failed file and continues with the rest; a retry sends only that one', async () => {
    const { queue, send, sent, next, states } = setup();
    queue.add([file('a'), file('b')]);
    const first = queue.run(send);
    (await next()).fail('Microsoft is busy.');
    await next();
    sent.at(-1)!.answer();
    await first;
    expect(states()).toEqual(['a failed', 'b done']);
    expect(queue.failed()[0]?.problem).toBe('Microsoft is busy.');
    expect(queue.isDone()).toBe(false);
    queue.retry([resourceOf('b')]);
    const second = queue.run(send);
    (await next()).answer();
    await second;
    expect(sent.map((one) => one.file.name)).toEqual(['a', 'b', 'a']);
    expect(queue.isDone()).toBe(true);
  });

  it('ASG-6: does not resend a file that arrived although its response was lost', async () => {
    const { queue, send, sent, next } = setup();
    queue.add([file('a')]);
    const first = queue.run(send);
    (await next()).fail('No answer.');
    await first;
    queue.retry([resourceOf('a')]);
    await queue.run(send);
    expect(sent).toHaveLength(1);
    expect(queue.isDone()).toBe(true);
  });

  it('ASG-6: removing a file cancels its upload and starts the next', async () => {
    const { queue, send, next, states } = setup();
    queue.add([file('a'), file('b')]);
    const running = queue.run(send);
    const first = await next();
    queue.remove(queue.uploads()[0]!.key);
    expect(first.watch.signal.aborted).toBe(true);
    (await next()).answer();
    await running;
    expect(states()).toEqual(['b done']);
  });

  it('ASG-6: files added during an upload wait their turn', async () => {
    const { queue, send, sent, next } = setup();
    queue.add([file('a')]);
    const running = queue.run(send);
    queue.add([file('b')]);
    void queue.run(send);
    expect(sent).toHaveLength(1);
    (await next()).answer();
    await next();
    sent.at(-1)!.answer();
    await running;
    expect(sent.map((one) => one.file.name)).toEqual(['a', 'b']);
  });
});
