import { Person } from '../bench/person.mjs';

const trickling = 24;
const megabyte = 1024 * 1024;
/** Seconds: for the teacher's file, and until trickling uploads are ended. */
const longest = { file: 15, trickle: 60 };

async function folderOf(person, classId, displayName) {
  const path = `/api/v1/classes/${classId}/assignments`;
  const dueDateTime = new Date(Date.now() + 7 * 24 * 3_600_000).toISOString();
  const made = await person.request('POST', path, { displayName, dueDateTime });
  return `${path}/${(await made.json()).id}/resources`;
}

const timed = async (work) => {
  const began = performance.now();
  return { answer: await work, seconds: (performance.now() - began) / 1000 };
};

/** One person's files trickle in while another person uploads one. */
export const uploads = [
  {
    name: `${trickling} trickling files from one teacher, and one file from another`,
    async run({ url }) {
      const [slow, other] = [new Person(url), new Person(url)];
      await slow.signInAndLink('EMarsh@contoso.example');
      await other.signInAndLink('TReyes@contoso.example');
      const [own] = (await slow.get('/api/v1/me/classes')).value;
      const [others] = (await other.get('/api/v1/me/classes')).value;
      const folders = [];
      for (let n = 0; n < 6; n += 1) folders.push(await folderOf(slow, own.id, `Slow ${n}`));
      const ends = Array.from({ length: trickling }, (_, n) =>
        timed(slow.trickle(`${folders[n % 6]}?name=${n}.bin`, 9 * megabyte, n % 2 ? 1 : 400_000)),
      );
      const folder = await folderOf(other, others.id, 'Quick');
      const sent = await timed(other.upload(`${folder}?name=a.bin`, 5 * megabyte));
      const last = Math.max(...(await Promise.all(ends)).map(({ seconds }) => seconds));
      return {
        seen: `${sent.answer} in ${sent.seconds.toFixed(1)} s; the others ended within ${last.toFixed(1)} s`,
        isHeld: sent.answer === 201 && sent.seconds < longest.file && last < longest.trickle,
      };
    },
  },
];
