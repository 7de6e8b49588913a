import { Person } from './person.mjs';
import { Product } from './product.mjs';

const sizes = [2, 30, 500];
/** Milliseconds added to every Graph request. */
const latency = 100;
const mostGraphRequests = 8;
const mostStatements = 4;
const mostTime = 400;
/** Session, account with roles, token: every request reads these, whatever it is for. */
const lookUp = /\b(sessions|auth_user|user_roles|organizations|token_cache)\b/;

/** The old sample made these one after the other: 9 requests and a photo for each student (S) and teacher (T). */
const oldGraphRequests = (students, teachers) => 9 + students + teachers;
const oldStatements = (students, teachers) => 7 + 2 * students + 4 * (students + teachers);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Opens classes never seen before: the page's four responses in parallel, as the browser requests them. */
async function openClasses(size) {
  const teachers = Math.ceil((size * 1.1 + 40) / 20);
  const roster = `schools=1,classes=${teachers * 5},classSize=${size},users=${teachers * 20}`;
  const product = await Product.start(['--generate', roster]);
  try {
    const teacher = new Person(product.url);
    const [tenant] = await product.control('GET', '/tenants');
    const { userPrincipalName } = tenant.users.find(({ roles }) => roles.includes('Teacher'));
    await teacher.signInAndLink(userPrincipalName);
    const { value: classes } = await teacher.get('/api/v1/me/classes');
    const match = { path: '^/v1\\.0/', batchPart: false };
    await product.control('POST', '/faults', { match, latency });
    const opened = [];
    for (const { id } of classes) opened.push(await openClass(product, teacher, id));
    await product.control('DELETE', '/faults');
    return {
      size,
      opened: opened.slice(1),
      old: size === 30 ? await openTheOldWay(product) : null,
    };
  } finally {
    await product.stop();
  }
}

async function openClass(product, person, id) {
  let time = 0;
  let requests = [];
  const statements = await product.statements(async () => {
    requests = await product.graphRequests(async () => {
      const start = performance.now();
      const page = ['', '/students', '/documents', '/conversations'];
      await Promise.all(page.map((part) => person.get(`/api/v1/classes/${id}${part}`)));
      time = performance.now() - start;
    });
  });
  const own = statements.map((made) => made.filter((statement) => !lookUp.test(statement)).length);
  return { time, graphRequests: requests.length, statements: Math.max(...own) };
}

/** As many requests as the old sample made for 30 students and a teacher, one after the other, with the same latency. */
async function openTheOldWay(product) {
  await product.control('POST', '/faults', { match: { path: '^/v1\\.0/' }, latency });
  const start = performance.now();
  for (let n = 0; n < oldGraphRequests(30, 1); n += 1) {
    await (await fetch(`${product.sandboxUrl}/v1.0/me`)).text();
  }
  await product.control('DELETE', '/faults');
  return performance.now() - start;
}

/** EDU-3: what it costs to open a class of 2, 30 and 500 students. */
export async function classPage() {
  const measured = [];
  for (const size of sizes) measured.push(await openClasses(size));
  console.table(
    measured.map(({ size, opened }) => ({
      students: size,
      'Graph requests': median(opened.map(({ graphRequests }) => graphRequests)),
      'old sample’s': oldGraphRequests(size, 1),
      'SQL statements per response': median(opened.map(({ statements }) => statements)),
      'old sample’s, per page': oldStatements(size, 1),
      [`ms at ${latency} ms per request`]: Math.round(median(opened.map(({ time }) => time))),
    })),
  );
  return judge(measured);
}

function judge(measured) {
  const all = measured.flatMap(({ opened }) => opened);
  const most = (figure) => Math.max(...all.map(figure));
  const requests = new Set(all.map(({ graphRequests }) => graphRequests));
  const statements = new Set(all.map((one) => one.statements));
  const { opened, old } = measured.find((one) => one.old !== null);
  const ratio = old / median(opened.map(({ time }) => time));
  const slowest = Math.max(...measured.map((one) => median(one.opened.map(({ time }) => time))));
  return [
    {
      claim: `the same number of Graph requests for ${sizes.join(', ')} students`,
      isTrue: requests.size === 1,
    },
    {
      claim: `at most ${mostGraphRequests} Graph requests`,
      isTrue: most((one) => one.graphRequests) <= mostGraphRequests,
    },
    {
      claim: 'the same number of SQL statements for any number of students',
      isTrue: statements.size === 1,
    },
    {
      claim: `at most ${mostStatements} SQL statements per response`,
      isTrue: most((one) => one.statements) <= mostStatements,
    },
    {
      claim: `the data within ${mostTime} ms at ${latency} ms per request`,
      isTrue: slowest <= mostTime,
    },
    {
      claim: `${ratio.toFixed(0)} times faster than the old sample with 30 students`,
      isTrue: ratio >= 10,
    },
  ];
}
