import { createHash } from 'node:crypto';
import { after, startOf } from '../class-start';
import type { Class } from '../entities';
import type { RosterIndex } from '../roster-index';
import { Seeded } from '../seeded';
import type { Conversation, Post } from './conversation';
import { scripts, welcome } from './conversation-scripts';
import type { Line, Script, Speaker } from './conversation-scripts';

/** Days of the term within which conversations begin. */
const lastDay = 75;

/** Every twenty classes have one whose mailbox is empty and one that writes all the time. */
const silentPlace = 4;
const talkativePlace = 7;

/** Bytes whose base64 has what must be percent-encoded in a path. */
const awkward = [0xfb, 0xff, 0xbe];

/** Like those of Exchange: long base64 with `+`, `/` and `=` in it. */
function mailId(kind: 'AAQk' | 'AAMk', name: string): string {
  const hash = createHash('sha256').update(name).digest();
  const bytes = Buffer.concat([
    Buffer.from(kind, 'base64'),
    hash.subarray(0, 12),
    Buffer.from(awkward),
    hash.subarray(12, 31),
  ]);
  return bytes.toString('base64');
}

type Cast = Readonly<Record<Speaker, string>>;

function chooseCast({ teacherIds, memberIds }: Class, choices: Seeded): Cast | undefined {
  const students = memberIds.filter((id) => !teacherIds.includes(id));
  const teacher = choices.pick(teacherIds) ?? choices.pick(memberIds);
  const student = choices.pick(students) ?? teacher;
  const other = choices.pick(students.filter((id) => id !== student)) ?? student;
  if (teacher === undefined || student === undefined || other === undefined) return undefined;
  return { teacher, student, other };
}

/** From a few minutes to most of a day. */
function chooseDelay(choices: Seeded): number {
  return Math.round(4 * 250 ** choices.next());
}

function invent(
  item: Class,
  { topic, lines }: Script,
  { name, begin }: { readonly name: string; readonly begin: Date },
): Conversation | undefined {
  const choices = new Seeded(name);
  const cast = chooseCast(item, choices);
  if (!cast) return undefined;
  const fill = (text: string) => text.replaceAll('{class}', item.displayName);
  let at = begin;
  const toPost = ({ by, says, isWithFile }: Line, place: number): Post => {
    if (place > 0) at = after(at, 0, chooseDelay(choices));
    const id = mailId('AAMk', `${name}/${place}`);
    return { id, from: cast[by], text: fill(says), at, hasAttachments: isWithFile ?? false };
  };
  return {
    id: mailId('AAQk', `${name}/conversation`),
    threadId: mailId('AAQk', `${name}/thread`),
    topic: fill(topic),
    posts: lines.map(toPost),
  };
}

/** What is said in a class, without the welcome. */
function chooseScripts(place: number, choices: Seeded): readonly Script[] {
  if (place % 20 !== talkativePlace) return choices.some(scripts, 0.6);
  return [1, 2, 3, 4, 5, 6, 7].flatMap((round) =>
    scripts.map(({ topic, lines }) => ({ topic: `Week ${round}: ${topic}`, lines })),
  );
}

/** When somebody last wrote. */
export function lastDeliveryOf({ posts }: Conversation): Date {
  return posts.at(-1)?.at ?? new Date(0);
}

/** Makes up the mailbox of a class's group, always the same one: the latest conversation first. */
export function inventConversations(roster: RosterIndex, item: Class): readonly Conversation[] {
  const place = roster.classIds.indexOf(item.id);
  if (place % 20 === silentPlace) return [];
  const choices = new Seeded(`${item.id}/conversations`);
  const start = startOf(item);
  const conversations = [welcome, ...chooseScripts(place, choices)].map((script, index) => {
    const day = index === 0 ? 0 : choices.between(1, lastDay);
    const begin = after(start, day, choices.between(0, 600));
    return invent(item, script, { name: `${item.id}/conversations/${index}`, begin });
  });
  return conversations
    .filter((conversation) => conversation !== undefined)
    .sort((left, right) => lastDeliveryOf(right).getTime() - lastDeliveryOf(left).getTime());
}
