import { Person } from './person.mjs';
import { Product } from './product.mjs';

const users = 10_000;
const batchSize = 20;
const match = { method: 'POST', path: '/appRoleAssignedTo', batchPart: true };
const throttling = { match, every: 50, status: 429, retryAfter: 1 };
const admin = 'admin@contoso.example';
const path = '/api/v1/admin/user-access';
/** Milliseconds between progress checks. */
const interval = 200;

async function shownWhen(person, isReached) {
  for (;;) {
    const shown = await person.get(path);
    if (isReached(shown)) return shown;
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

/** Starts the work, kills its process halfway, starts the API again. @returns the final report */
async function giveAccess(product, total) {
  const first = new Person(product.url);
  await first.signInAndLink(admin);
  await first.request('POST', path);
  await shownWhen(first, ({ done }) => done >= total / 2);
  await product.killApi();
  const { userIds } = await product.control('GET', '/tenants/contoso.example/access');
  await product.startApi();
  const second = new Person(product.url);
  await second.signIn(admin);
  const end = await shownWhen(second, ({ state }) => state !== 'running');
  return { end, beforeKill: userIds.length };
}

/** ADM-5: a large tenant, with Microsoft throttling every 50th, and a process that dies. Most of the time is pauses. */
export async function userAccess() {
  const roster = `tenants=1,schools=1,classes=1,classSize=2,users=${users}`;
  const product = await Product.start(['--generate', roster]);
  try {
    const [{ userCount: total }] = await product.control('GET', '/tenants');
    await product.control('POST', '/faults', throttling);
    const start = performance.now();
    const { end, beforeKill } = await giveAccess(product, total);
    const time = performance.now() - start;
    const { userIds } = await product.control('GET', '/tenants/contoso.example/access');
    const { value } = await product.control('GET', '/requests?since=0');
    const writes = value.filter((one) => one.path.endsWith('/$batch')).length;
    const throttled = value.filter((one) => one.batch && one.status === 429).length;
    const batches = Math.ceil(total / batchSize);
    console.table({ total, beforeKill, writes, throttled, time: `${Math.round(time / 1000)} s` });
    return [
      {
        claim: `each of ${total} users has one assignment, and none is reported as failed`,
        isTrue:
          userIds.length === total &&
          new Set(userIds).size === total &&
          end.state === 'done' &&
          end.enabled === total,
      },
      {
        claim: `${batches} requests of ${batchSize}, plus one per throttled request and two for the killed process`,
        isTrue: writes >= batches && writes <= batches + throttled + 2,
      },
    ];
  } finally {
    await product.stop();
  }
}
