import { Person } from './person.mjs';
import { Product } from './product.mjs';

const megabyte = 1024 * 1024;
const files = 5;
const size = 90 * megabyte;
const mostGrowth = 64 * megabyte;
/** Milliseconds between memory readings. */
const interval = 50;

/** The API's peak memory while `work` runs. */
async function peakDuring(product, work) {
  let peak = 0;
  let isDone = false;
  const watch = async () => {
    while (!isDone) {
      peak = Math.max(peak, await product.memory());
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
  };
  const watching = watch();
  await work().finally(() => (isDone = true));
  await watching;
  return peak;
}

async function makeDraft(person) {
  const { value } = await person.get('/api/v1/me/classes');
  const path = `/api/v1/classes/${value[0].id}/assignments`;
  const dueDateTime = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();
  const answer = await person.request('POST', path, { displayName: 'Bench', dueDateTime });
  const { id } = await answer.json();
  return `${path}/${id}/resources`;
}

/** ASG-6: the memory that simultaneous uploads take. */
export async function uploads() {
  // More than Microsoft promises to accept for an assignment, so that anything growing with the size would show.
  process.env.UPLOAD_LIMIT_MB = '500';
  const product = await Product.start([]);
  try {
    const teacher = new Person(product.url);
    await teacher.signInAndLink('EMarsh@contoso.example');
    // A first file loads whatever any upload loads once.
    await teacher.upload(`${await makeDraft(teacher)}?name=first.bin`, 20 * megabyte);
    const path = await makeDraft(teacher);
    const before = await product.memory();
    const start = performance.now();
    let statuses = [];
    const peak = await peakDuring(product, async () => {
      const sent = Array.from({ length: files }, (_, n) =>
        teacher.upload(`${path}?name=${n}.bin`, size),
      );
      statuses = await Promise.all(sent);
    });
    const time = performance.now() - start;
    const { value } = await teacher.get(path);
    console.table({
      before: `${Math.round(before / megabyte)} MB`,
      peak: `${Math.round(peak / megabyte)} MB`,
      growth: `${Math.round((peak - before) / megabyte)} MB`,
      time: `${(time / 1000).toFixed(1)} s`,
    });
    return [
      {
        claim: `${files} simultaneous files of ${size / megabyte} MB arrive complete`,
        isTrue:
          statuses.every((status) => status === 201) &&
          value.length === files &&
          value.every((file) => file.size === size),
      },
      {
        claim: `they take less than ${mostGrowth / megabyte} MB of memory`,
        isTrue: peak - before < mostGrowth,
      },
    ];
  } finally {
    await product.stop();
  }
}
